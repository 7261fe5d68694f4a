import type { Guest } from '#src/lib/guest.ts'
import type { GuestSlots, RowChange } from './guestIndex.ts'

/** Ascending: null (never, not known) first, then numbers or texts, then ''. Rows that cannot be read come last. */
export type SortValue = number | string | null

/** A column as far as the order needs it. `'name'`: the order of names, which also orders equal values. */
export type SortableColumn = { id: string; sortValue: 'name' | ((guest: Guest) => SortValue) }

const collator = new Intl.Collator(undefined, { numeric: true })

/**
 * Orders texts as the browser's language does: `é` beside `e`, `Studio 9` before `Studio 10`. Texts that begin with
 * neither a letter nor a digit come last. Below 0: `one` is first.
 */
export function compareNames(one: string, other: string): number {
  const isSymbol = startsWithSymbol(one)
  if (isSymbol !== startsWithSymbol(other)) return isSymbol ? 1 : -1
  return collator.compare(one, other)
}

/** Most texts begin with an ASCII letter, which is recognised without the slower expression. */
function startsWithSymbol(text: string): boolean {
  const code = text.charCodeAt(0) | 0x20
  if (code >= 0x61 && code <= 0x7a) return false
  return /^[^\p{L}\p{M}\p{N}]/u.test(text)
}

export type GuestOrders = {
  /** Every slot with a row, ascending by a column, then by name, then by email. Made on first use. */
  by: (column: SortableColumn) => Uint32Array
  /** Whether another guest has the same title, so that the email must distinguish them. */
  hasDuplicateName: (slot: number) => boolean
}

type Order = {
  column: SortableColumn
  slots: Uint32Array
  /** Slots whose row was changed since, so that their place may be another. */
  moved: Set<number>
  /** How many slots there were: slots from here on are new in `moved`. */
  size: number
}

/** The order of names, which every order falls back on. */
export const nameColumn: SortableColumn = { id: 'name', sortValue: 'name' }

/** The orders of slots that change in place: `rowChanged` must follow every change. */
export function createGuestOrders(
  slots: GuestSlots,
): GuestOrders & { rowChanged: (change: RowChange) => void } {
  const orders = new Map<string, Order>()

  function by(column: SortableColumn): Uint32Array {
    const key = column.sortValue === 'name' ? nameColumn.id : `value ${column.id}`
    const known = orders.get(key)
    if (known?.moved.size === 0) return known.slots
    const order = known && known.moved.size <= slots.rows.length / 2 ? follow(slots, known) : make(column)
    orders.set(key, { column, slots: order, moved: new Set(), size: slots.rows.length })
    return order
  }

  function make(column: SortableColumn): Uint32Array {
    return column.sortValue === 'name' ? orderByName(slots) : orderByValue(slots, column, by(nameColumn))
  }

  return {
    by,
    hasDuplicateName: (slot) => {
      const title = slots.titles[slot]
      if (!title) return false
      const byName = by(nameColumn)
      const place = placeFor(byName, slot, 0, (one, other) => compareByName(slots, one, other))
      return [place - 1, place + 1].some((next) => slots.titles[byName[next] ?? -1] === title)
    },
    rowChanged: (change) => {
      for (const order of orders.values()) if (!keepsPlace(order.column, change)) order.moved.add(change.slot)
    },
  }
}

/** Orders two slots by name, then by email; rows that cannot be read come last. Never 0 for two slots. */
function compareByName(slots: GuestSlots, one: number, other: number): number {
  const title = slots.titles[one] ?? ''
  const otherTitle = slots.titles[other] ?? ''
  if (title === otherTitle) return compareTexts(slots, one, other)
  if (title === '' || otherTitle === '') return title === '' ? 1 : -1
  return compareNames(title, otherTitle) || compareTexts(slots, one, other)
}

/** Orders two slots by their folded texts: name, then email. Nearly the order of names, and many times faster. */
function compareTexts({ texts }: GuestSlots, one: number, other: number): number {
  const text = texts[one] ?? ''
  const otherText = texts[other] ?? ''
  if (text === otherText) return one - other
  return text < otherText ? -1 : 1
}

/** What a slot is sorted by in a column: a text, or a number, infinite where it comes before or after all others. */
function keyAt({ rows }: GuestSlots, { sortValue }: SortableColumn, slot: number): number | string {
  const row = rows[slot]
  if (row?.kind !== 'guest' || sortValue === 'name') return Infinity
  const value = sortValue(row.guest)
  if (value === null) return -Infinity
  return value === '' ? Infinity : value
}

function compareKeys(one: number | string, other: number | string): number {
  if (one === other) return 0
  if (typeof one === 'string' && typeof other === 'string') return compareNames(one, other)
  if (typeof one === 'string') return other === Infinity ? -1 : 1
  if (typeof other === 'string') return one === Infinity ? 1 : -1
  return one - other
}

/** The quick comparison first leaves little for the exact one to move. */
function orderByName(slots: GuestSlots): Uint32Array {
  const order = [...slots.rows.keys()].filter((slot) => slots.rows[slot])
  order.sort((one, other) => compareTexts(slots, one, other))
  order.sort((one, other) => compareByName(slots, one, other))
  return Uint32Array.from(order)
}

/** The sort is stable: equal values stay in the order of names. */
function orderByValue(slots: GuestSlots, column: SortableColumn, byName: Uint32Array): Uint32Array {
  const keys = rankTexts(slots.rows.map((_, slot) => keyAt(slots, column, slot)))
  const order = Array.from(byName)
  // Infinity less Infinity is not a number.
  order.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0) || 0)
  return Uint32Array.from(order)
}

/** Texts become their rank: the slow comparison runs once for each distinct text, which are few, not for each guest. */
function rankTexts(keys: readonly (number | string)[]): Float64Array {
  const texts = [...new Set(keys.filter((key) => typeof key === 'string'))].toSorted(compareNames)
  const ranks = new Map<string, number>()
  let rank = 0
  for (const [nth, text] of texts.entries()) {
    if (nth > 0 && compareNames(texts[nth - 1] ?? '', text) !== 0) rank += 1
    ranks.set(text, rank)
  }
  return Float64Array.from(keys, (key) => (typeof key === 'string' ? (ranks.get(key) ?? 0) : key))
}

/** Whether a changed row sorts as it did before. */
function keepsPlace({ sortValue }: SortableColumn, { before, row, isSameText }: RowChange): boolean {
  if (!isSameText || before?.kind !== 'guest' || row?.kind !== 'guest') return false
  return sortValue === 'name' || sortValue(before.guest) === sortValue(row.guest)
}

/** The order with the moved slots put in their place. */
function follow(slots: GuestSlots, { column, slots: known, moved, size }: Order): Uint32Array {
  const byName: Compare = (one, other) => compareByName(slots, one, other)
  const byKey: Compare = (one, other) =>
    compareKeys(keyAt(slots, column, one), keyAt(slots, column, other)) || byName(one, other)
  const compare = column.sortValue === 'name' ? byName : byKey
  const arrivals = [...moved].filter((slot) => slots.rows[slot])
  arrivals.sort((one, other) => compareTexts(slots, one, other))
  arrivals.sort(compare)
  const isOnlyNew = arrivals.length === moved.size && arrivals.every((slot) => slot >= size)
  // While pages arrive all moved slots are new: the known order stays as it is.
  const staying = isOnlyNew ? known : known.filter((slot) => !moved.has(slot))
  return merge(staying, arrivals, compare)
}

type Compare = (one: number, other: number) => number

/** The first place from `from` on whose slot does not come before `slot`; found soonest when it is near. */
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

/** Puts few sorted arrivals into many sorted slots: a binary search each, the rest is copied in blocks. */
function merge(slots: Uint32Array, arrivals: readonly number[], compare: Compare): Uint32Array {
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
