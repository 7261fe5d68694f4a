import type { GuestView } from '#src/guest-list/guestView.ts'
import { guestKey, type Email } from '#src/lib/guest.ts'

// A row index is the place of a row among the rows shown; 0 is the first.

/** The guest at a row index; null where there is no row, or one that can't be read. */
export function emailAt({ index, shown }: GuestView, rowIndex: number): Email | null {
  const slot = shown[rowIndex] ?? -1
  return index.rows[slot]?.kind === 'guest' ? (index.keys[slot] ?? null) : null
}

/** The guests between two row indexes, both included, in the order of the screen. */
export function emailsBetween(view: GuestView, one: number, other: number): Email[] {
  const emails: Email[] = []
  for (let rowIndex = Math.min(one, other); rowIndex <= Math.max(one, other); rowIndex++) {
    const email = emailAt(view, rowIndex)
    if (email !== null) emails.push(email)
  }
  return emails
}

/** The row index of a guest, the case of its email ignored; -1: not shown. */
export function rowIndexOf({ index, shown }: GuestView, email: Email): number {
  const exact = shown.findIndex((slot) => index.keys[slot] === email)
  if (exact >= 0) return exact
  const key = guestKey({ email })
  return shown.findIndex((slot) => guestKey({ email: index.keys[slot] ?? '' }) === key)
}

/** The row indexes from `first` to before `end`, and `kept` wherever it is (-1: none). */
export function mountedRowIndexes(first: number, end: number, kept: number): number[] {
  const rowIndexes = Array.from({ length: end - first }, (_, offset) => first + offset)
  if (kept < 0 || (kept >= first && kept < end)) return rowIndexes
  return kept < first ? [kept, ...rowIndexes] : [...rowIndexes, kept]
}

/** The index of the row that an element is in; -1: in none. */
export function rowIndexAround(element: EventTarget | null): number {
  const row = element instanceof Element ? element.closest('[data-row-index]') : null
  return row instanceof HTMLElement ? Number(row.dataset['rowIndex']) : -1
}

/** The link of the row at a row index; null while it is not mounted. A row that can't be read has none. */
export function linkAt(body: HTMLElement | null, rowIndex: number): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`[data-row-index="${rowIndex}"] a`) ?? null
}

/** The element around or at a target that has details to show, see `CellDetails`; null: there is none. */
export function cellAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-details]') : null
}

/** Whether a click shows details instead of opening the guest: by touch, or by Enter on the cell itself. */
export function isDetailsTap(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType !== 'mouse' && cellAround(event.target) !== null
}
