import type { GuestColumn } from './guestColumns.ts'
import { rowAt, type GuestIndex } from './guestIndex.ts'
import {
  companyAt,
  compareGuests,
  compareNames,
  compareTexts,
  compareValues,
  valueOf,
  type ValueColumn,
} from './guestValue.ts'

/** Every slot of an index that holds a row, in ascending order of one column. */
export type GuestOrder = { index: GuestIndex; column: GuestColumn; slots: Uint32Array }

/**
 * The orders of one index by column, each made when first asked for. Ties keep the order of the names, and equal names
 * that of the emails. Descending is the same, read backwards.
 */
export type GuestOrders = {
  by: (column: GuestColumn) => GuestOrder
  /** Those made so far, some perhaps still of an earlier index. */
  made: ReadonlyMap<GuestColumn, GuestOrder>
}

/** The orders of an index; those of an earlier index of the same list, which stay as they are, make them cheap. */
export function ordersOf(index: GuestIndex, earlier: GuestOrders | null): GuestOrders {
  const made = new Map(earlier?.made)
  const by = (column: GuestColumn): GuestOrder => {
    const known = made.get(column)
    if (known?.index === index) return known
    const slots = (known && follow(known, index)) ?? make(column)
    const order = { index, column, slots }
    made.set(column, order)
    return order
  }
  const make = (column: GuestColumn): Uint32Array =>
    column === 'guest' ? orderByName(index) : orderByValue(column, index, by('guest').slots)
  return { by, made }
}

/** Folded texts compare many times faster than names do, and leave little for the exact comparison to move. */
function orderByName(index: GuestIndex): Uint32Array {
  const slots = slotsWithRows(index)
  slots.sort((one, other) => compareTexts(index, one, other))
  slots.sort((one, other) => compareGuests(index, one, other))
  return Uint32Array.from(slots)
}

function orderByValue(column: ValueColumn, index: GuestIndex, byName: Uint32Array): Uint32Array {
  const keys = column === 'company' ? companyRanks(index) : numbersOf(column, index)
  const slots = Array.from(byName)
  // The sort is stable: equal values stay in the order of the names.
  slots.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0) || 0)
  return Uint32Array.from(slots)
}

function numbersOf(column: Exclude<ValueColumn, 'company'>, index: GuestIndex): Float64Array {
  return Float64Array.from({ length: index.size }, (_, slot) => valueOf(column, index, slot))
}

/** Companies are few beside guests: the slow comparison runs once for each of them, not for each guest. */
function companyRanks(index: GuestIndex): Float64Array {
  const companies = new Set<string>()
  for (let slot = 0; slot < index.size; slot++) companies.add(companyAt(index, slot))
  const ranks = new Map([...companies].toSorted(compareNames).map((company, rank) => [company, rank]))
  ranks.set('', companies.size)
  return Float64Array.from({ length: index.size }, (_, slot) => ranks.get(companyAt(index, slot)) ?? 0)
}

function slotsWithRows(index: GuestIndex): number[] {
  const slots: number[] = []
  for (let slot = 0; slot < index.size; slot++) if (index.rows[slot]) slots.push(slot)
  return slots
}

/** The known order with what changed put in its place; null when so much changed that making it anew costs less. */
function follow(known: GuestOrder, index: GuestIndex): Uint32Array | null {
  const { column } = known
  if (known.index.size > index.size) return null
  const moved = new Uint8Array(index.size)
  let left = 0
  const arrivals: number[] = []
  for (let slot = 0; slot < index.size; slot++) {
    const row = index.rows[slot]
    if (row === rowAt(known.index, slot) || (row && keepsPlace(column, known.index, index, slot))) continue
    moved[slot] = 1
    if (rowAt(known.index, slot)) left += 1
    if (row) arrivals.push(slot)
  }
  if (arrivals.length > index.count / 2) return null
  const compare = (one: number, other: number) =>
    (column === 'guest' ? 0 : compareValues(column, index, one, other)) || compareGuests(index, one, other)
  arrivals.sort((one, other) => compareTexts(index, one, other))
  arrivals.sort(compare)
  const staying = left > 0 ? known.slots.filter((slot) => moved[slot] === 0) : known.slots
  return merge(staying, arrivals, compare)
}

/** Whether a changed row sorts exactly as it did before. */
function keepsPlace(column: GuestColumn, before: GuestIndex, index: GuestIndex, slot: number): boolean {
  if (rowAt(before, slot)?.kind !== index.rows[slot]?.kind) return false
  if (before.texts[slot] !== index.texts[slot] || before.titles[slot] !== index.titles[slot]) return false
  if (column === 'guest') return true
  if (column === 'company') return companyAt(before, slot) === companyAt(index, slot)
  return valueOf(column, before, slot) === valueOf(column, index, slot)
}

type Compare = (one: number, other: number) => number

/** The first place from `from` on whose slot does not come before `slot`; soonest found when it is near. */
function placeFor(slots: Uint32Array, slot: number, from: number, compare: Compare): number {
  let low = from
  let step = 1
  while (low + step < slots.length && compare(slots[low + step] ?? 0, slot) < 0) {
    low += step
    step *= 2
  }
  let high = Math.min(slots.length, low + step)
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(slots[middle] ?? 0, slot) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Few sorted arrivals go into many sorted slots: a binary search each, the rest is copied in blocks. */
function merge(slots: Uint32Array, arrivals: number[], compare: Compare): Uint32Array {
  const merged = new Uint32Array(slots.length + arrivals.length)
  let from = 0
  for (const [placed, arrival] of arrivals.entries()) {
    const low = placeFor(slots, arrival, from, compare)
    merged.set(slots.subarray(from, low), from + placed)
    merged[low + placed] = arrival
    from = low
  }
  merged.set(slots.subarray(from), from + arrivals.length)
  return merged
}

/**
 * Whether another guest is called the same, so that the email must tell them apart. `byName`: the order by `guest`,
 * in which equal names are neighbours.
 */
export function sharesName({ index, slots }: GuestOrder, slot: number): boolean {
  const title = index.titles[slot]
  if (!title) return false
  const place = placeFor(slots, slot, 0, (one, other) => compareGuests(index, one, other))
  return [place - 1, place + 1].some((next) => index.titles[slots[next] ?? -1] === title)
}
