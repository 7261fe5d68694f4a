import { fold } from './fold.ts'
import { titleOf, type Email, type Guest } from './guest.ts'
import type { GuestRow } from './guestRow.ts'

/**
 * Every row read so far, each in a slot that it keeps for good, so that orders and search results can be lists
 * of small numbers. A newer index never changes an older one.
 */
export type GuestIndex = {
  /** By slot; null where a guest was who is gone. */
  rows: readonly (GuestRow | null)[]
  /** By slot: what the list files the row under. */
  keys: readonly Email[]
  /** By slot: what search reads, folded; the name comes first. */
  texts: readonly string[]
  /** By slot: what the guest is called on screen; '' for a row that cannot be read. */
  titles: readonly string[]
  /** Rows that are there. */
  count: number
}

/** An index of nobody, to begin from. One per organization: what follows from it belongs together. */
export function createGuestIndex(): GuestIndex {
  return { rows: [], keys: [], texts: [], titles: [], count: 0 }
}

/**
 * The index of `list`, given that of an earlier state of the same list. Costs little more than what is new:
 * a row whose texts are the same keeps them, and a guest keeps its slot however the list is ordered.
 */
export function indexGuests(previous: GuestIndex, list: ReadonlyMap<Email, GuestRow>): GuestIndex {
  if (list.size === 0) return createGuestIndex()
  const rows = previous.rows.slice()
  const keys = previous.keys.slice()
  const texts = previous.texts.slice()
  const titles = previous.titles.slice()
  const slotFor = slotsOf(previous, list)
  let held = previous.count
  for (const [key, row] of list) {
    const slot = slotFor(key) ?? rows.length
    const before = rows[slot]
    if (before === row) continue
    if (!before) held += 1
    rows[slot] = row
    keys[slot] = key
    if (before && sameTexts(before, row)) continue
    texts[slot] = textOf(row)
    titles[slot] = row.kind === 'guest' ? titleOf(row.guest) : ''
  }
  if (list.size < held) dropGone(rows, keys, list)
  return { rows, keys, texts, titles, count: list.size }
}

/** Finds slots by walking beside the list, which keeps its order nearly always; looked up only once it does not. */
function slotsOf({ rows, keys }: GuestIndex, list: ReadonlyMap<Email, GuestRow>) {
  let next = 0
  let slotBy: Map<Email, number> | null = null
  return (key: Email): number | undefined => {
    if (slotBy) return slotBy.get(key)
    for (; next < rows.length; next++) {
      if (keys[next] === key && rows[next]) return next++
      if (rows[next] && list.has(keys[next] ?? '')) break
    }
    if (next >= rows.length) return undefined
    slotBy = new Map(keys.flatMap((known, slot) => (rows[slot] ? [[known, slot] as const] : [])))
    return slotBy.get(key)
  }
}

function dropGone(
  rows: (GuestRow | null)[],
  keys: readonly Email[],
  list: ReadonlyMap<Email, GuestRow>,
): void {
  for (let slot = 0; slot < rows.length; slot++) if (!list.has(keys[slot] ?? '')) rows[slot] = null
}

/** By email: a guest who was gone and is back has another slot, and is not two. */
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
