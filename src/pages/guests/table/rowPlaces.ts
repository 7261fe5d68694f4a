import type { Email } from '#src/lib/guest.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'

/** The guest in the row at a position; null where there is none, or none that can be read. */
export function emailAt({ index, shown }: GuestView, position: number): Email | null {
  const slot = shown[position] ?? -1
  return index.rows[slot]?.kind === 'guest' ? (index.keys[slot] ?? null) : null
}

/** The guests in the rows between two positions, both included, in the order of the screen. */
export function emailsBetween(view: GuestView, one: number, other: number): Email[] {
  const emails: Email[] = []
  for (let position = Math.min(one, other); position <= Math.max(one, other); position++) {
    const email = emailAt(view, position)
    if (email !== null) emails.push(email)
  }
  return emails
}

/** Where a guest's row is, 0 first; -1: not shown. */
export function placeOf({ index, shown }: GuestView, email: Email): number {
  return shown.findIndex((slot) => index.keys[slot] === email)
}

/** The positions from `first` to before `end`, and the kept one wherever it is (-1: none). */
export function mountedPositions(first: number, end: number, kept: number): number[] {
  const positions = Array.from({ length: end - first }, (_, offset) => first + offset)
  if (kept < 0 || (kept >= first && kept < end)) return positions
  return kept < first ? [kept, ...positions] : [...positions, kept]
}

/** The position of the row that an element is in; -1: in none. */
export function positionOf(element: EventTarget | null): number {
  const row = element instanceof Element ? element.closest('[data-position]') : null
  return row instanceof HTMLElement ? Number(row.dataset['position']) : -1
}

/** The link of the row at a position; null while it is not mounted. A row that cannot be read has none. */
export function linkAt(body: HTMLElement | null, position: number): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`[data-position="${position}"] a`) ?? null
}
