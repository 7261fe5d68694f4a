import { titleOf, type Email } from '#src/lib/guest.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import type { MemberId } from '#src/lib/member.ts'
import { sameTexts, textOf } from './guestText.ts'

/**
 * Every row read so far, each in a slot that it keeps, so that orders and search results can be lists of small
 * numbers. A newer index never changes what an older one says.
 */
export type GuestIndex = {
  /** How many slots there are. The lists below may be longer: a newer index grows them in place. */
  size: number
  /** By slot; null where a guest was who is gone. */
  rows: readonly (GuestRow | null)[]
  /** By slot: what the list files the row under. */
  keys: readonly Email[]
  /** By slot: what search reads, folded; the name comes first. */
  texts: readonly string[]
  /** By slot: what the guest is called on screen; '' for a row that cannot be read. */
  titles: readonly string[]
  /** By slot: its associated members; none where they are not known. */
  memberIds: readonly (readonly MemberId[])[]
  /** Rows that are there. */
  count: number
  /** The list holds more changes than were taken: indexing it again goes on from here. */
  behind: boolean
}

type Slots = {
  rows: (GuestRow | null)[]
  keys: Email[]
  texts: string[]
  titles: string[]
  memberIds: (readonly MemberId[])[]
}

/** An index of nobody, to begin from. One per organization: what follows from it belongs together. */
export function createGuestIndex(): GuestIndex {
  return {
    size: 0,
    rows: [],
    keys: [],
    texts: [],
    titles: [],
    memberIds: [],
    count: 0,
    behind: false,
  }
}

/**
 * The index of `list`, given that of an earlier state of the same list. Costs little more than what is new:
 * a row whose texts are the same keeps them, and a guest keeps its slot however the list is ordered. Takes over
 * so many rows at a time that `most` texts are made, all by default; ten rows that keep theirs count as one. Whoever
 * is not gone yet stays until the list has been gone through.
 */
export function indexGuests(
  previous: GuestIndex,
  list: ReadonlyMap<Email, GuestRow>,
  most = Infinity,
): GuestIndex {
  if (list.size === 0) return createGuestIndex()
  const slotFor = slotsOf(previous, list)
  let slots = growing.get(previous.rows) ?? copyOf(previous, previous.size)
  // Somebody else grew them already: what follows here is another list.
  if (slots.rows.length !== previous.size) slots = copyOf(previous, previous.size)
  let count = previous.count
  let taken = 0
  for (const [key, row] of list) {
    const slot = slotFor(key) ?? slots.rows.length
    const before = slots.rows[slot]
    if (before === row) continue
    if (taken >= most) {
      growing.set(slots.rows, slots)
      return { ...slots, size: slots.rows.length, count, behind: true }
    }
    // Older indexes show this slot too.
    if (slot < previous.size && slots.rows === previous.rows) slots = copyOf(slots)
    if (!before) count += 1
    taken += put(slots, slot, key, row) ? 1 : 0.1
  }
  if (list.size < count) slots = withoutGone(slots, list)
  growing.set(slots.rows, slots)
  return { ...slots, size: slots.rows.length, count: list.size, behind: false }
}

/** The row that an index has in a slot; null: who was there is gone; undefined: it has no such slot. */
export function rowAt({ rows, size }: GuestIndex, slot: number): GuestRow | null | undefined {
  return slot < size ? rows[slot] : undefined
}

/** Every row with its slot and what the list files it under. The lists of an index may hold more: newer rows. */
export function* rowsOf(index: GuestIndex): Generator<{ slot: number; key: Email; row: GuestRow }> {
  for (let slot = 0; slot < index.size; slot++) {
    const row = index.rows[slot]
    if (row) yield { slot, key: index.keys[slot] ?? '', row }
  }
}

/** The lists made here, which may grow in place; by the first of them. */
const growing = new WeakMap<readonly (GuestRow | null)[], Slots>()

function copyOf(index: Omit<GuestIndex, 'count' | 'size' | 'behind'>, size = index.rows.length): Slots {
  const { rows, keys, texts, titles, memberIds } = index
  return {
    rows: rows.slice(0, size),
    keys: keys.slice(0, size),
    texts: texts.slice(0, size),
    titles: titles.slice(0, size),
    memberIds: memberIds.slice(0, size),
  }
}

/** Whether a text had to be made. */
function put(slots: Slots, slot: number, key: Email, row: GuestRow): boolean {
  const before = slots.rows[slot]
  slots.rows[slot] = row
  slots.keys[slot] = key
  slots.memberIds[slot] = idsOf(row)
  if (before && sameTexts(before, row)) return false
  slots.texts[slot] = textOf(row)
  slots.titles[slot] = row.kind === 'guest' ? titleOf(row.guest) : ''
  return true
}

/** Finds slots by walking beside the list, which keeps its order nearly always; looked up only once it does not. */
function slotsOf({ size, rows, keys }: GuestIndex, list: ReadonlyMap<Email, GuestRow>) {
  let next = 0
  let slotBy: Map<Email, number> | null = null
  return (key: Email): number | undefined => {
    if (slotBy) return slotBy.get(key)
    for (; next < size; next++) {
      if (keys[next] === key && rows[next]) return next++
      if (rows[next] && list.has(keys[next] ?? '')) break
    }
    if (next >= size) return undefined
    slotBy = new Map()
    for (let slot = 0; slot < size; slot++) if (rows[slot]) slotBy.set(keys[slot] ?? '', slot)
    return slotBy.get(key)
  }
}

function withoutGone(slots: Slots, list: ReadonlyMap<Email, GuestRow>): Slots {
  const kept = copyOf(slots)
  for (let slot = 0; slot < kept.rows.length; slot++)
    if (!list.has(kept.keys[slot] ?? '')) kept.rows[slot] = null
  return kept
}

const noIds: readonly MemberId[] = []

function idsOf(row: GuestRow): readonly MemberId[] {
  return row.kind === 'guest' && row.guest.associatedMembers.known ? row.guest.associatedMembers.ids : noIds
}
