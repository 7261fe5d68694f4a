import { fold } from './fold.ts'
import { titleOf, type Email, type Guest } from './guest.ts'
import { keyOf, type GuestRow } from './guestRow.ts'

/**
 * Every row read so far, each in a slot that it keeps for good, so that orders and search results can be lists
 * of small numbers. A newer index never changes an older one.
 */
export type GuestIndex = {
  /** By slot; null where a guest was who is gone. */
  rows: readonly (GuestRow | null)[]
  /** By slot: what search reads, folded; the name comes first. */
  texts: readonly string[]
  /** By slot: what the guest is called on screen. */
  titles: readonly string[]
  /** Rows that are there. */
  count: number
  /** Grows with every index made from this one, and only grows. */
  names: NameBook
}

type NameBook = { firstSlot: Map<string, number>; shared: Set<string> }

/** An index of nobody, to begin from. One per organization: what follows from it belongs together. */
export function createGuestIndex(): GuestIndex {
  return { rows: [], texts: [], titles: [], count: 0, names: { firstSlot: new Map(), shared: new Set() } }
}

/** Whether another guest is called the same, so that the email must tell them apart. */
export function isShared(index: GuestIndex, title: string): boolean {
  return index.names.shared.has(title)
}

/**
 * The index of `list`, given that of an earlier state of the same list. Costs little more than what is new:
 * a row whose texts are the same keeps them, and a guest keeps its slot however the list is ordered.
 */
export function indexGuests(previous: GuestIndex, list: ReadonlyMap<Email, GuestRow>): GuestIndex {
  const rows = previous.rows.slice()
  const texts = previous.texts.slice()
  const titles = previous.titles.slice()
  const slotFor = slotsOf(previous, list)
  for (const [key, row] of list) {
    const slot = slotFor(key) ?? rows.length
    const before = rows[slot]
    if (before === row) continue
    rows[slot] = row
    if (before && sameTexts(before, row)) continue
    texts[slot] = textOf(row)
    titles[slot] = noteName(previous.names, slot, row)
  }
  if (list.size < rows.length) dropGone(rows, texts, titles, list)
  return { rows, texts, titles, count: list.size, names: previous.names }
}

/** Finds slots by walking beside the list, which keeps its order nearly always; looked up only once it does not. */
function slotsOf(previous: GuestIndex, list: ReadonlyMap<Email, GuestRow>) {
  let next = 0
  let byKey: Map<Email, number> | null = null
  return (key: Email): number | undefined => {
    if (byKey) return byKey.get(key)
    for (; next < previous.rows.length; next++) {
      const row = previous.rows[next]
      if (!row) continue
      const known = keyOf(row)
      if (known === key) return next++
      if (list.has(known)) break
    }
    if (next >= previous.rows.length) return undefined
    byKey = new Map(previous.rows.flatMap((row, slot) => (row ? [[keyOf(row), slot] as const] : [])))
    return byKey.get(key)
  }
}

function dropGone(
  rows: (GuestRow | null)[],
  texts: string[],
  titles: string[],
  list: ReadonlyMap<Email, GuestRow>,
): void {
  for (const [slot, row] of rows.entries()) {
    if (!row || list.has(keyOf(row))) continue
    rows[slot] = null
    texts[slot] = ''
    titles[slot] = ''
  }
}

function noteName(names: NameBook, slot: number, row: GuestRow): string {
  const title = row.kind === 'guest' ? titleOf(row.guest) : row.key
  const first = names.firstSlot.get(title)
  if (first === undefined) names.firstSlot.set(title, slot)
  else if (first !== slot) names.shared.add(title)
  return title
}

const searched = ['firstName', 'lastName', 'email', 'company', 'phone1', 'phone2', 'id'] as const

function sameTexts(before: GuestRow, row: GuestRow): boolean {
  if (before.kind === 'unreadable' || row.kind === 'unreadable') return false
  return searched.every((field) => before.guest[field] === row.guest[field])
}

/** A word holds no line break, so no word is ever found across two fields. */
function textOf(row: GuestRow): string {
  return row.kind === 'guest' ? fold(fieldsOf(row.guest)) : fold(row.key)
}

function fieldsOf(guest: Guest): string {
  const phones = `${guest.phone1}\n${guest.phone2}`
  return `${titleOf(guest)}\n${guest.email}\n${guest.company}\n${phones}\n${guest.id}`
}
