import { emptyList, type GuestList } from '#src/api/guests/guestList.ts'
import { weighGuests, weighingOf, type Attention, type MembersById } from './attention.ts'
import type { GuestColumn } from './guestColumns.ts'
import { createGuestIndex, indexGuests, type GuestIndex } from './guestIndex.ts'
import { ordersOf, type GuestOrders } from './guestOrder.ts'

/** The list, indexed, weighed and ordered: what every view of it is made from. */
export type IndexedGuests = {
  /** As far as it is indexed: whole only where `index` is not behind. */
  list: GuestList
  index: GuestIndex
  attention: Attention
  orders: GuestOrders
}

/** What guests are indexed from. A new `list` object means that something in its rows changed. */
export type IndexInput = {
  list: GuestList
  /** null: not all read. */
  members: MembersById | null
  /** Milliseconds since the epoch; should move rarely, each time all guests are weighed anew. */
  now: number
  /** The column that the list is sorted by. */
  column: GuestColumn
}

/** Nobody, to begin from. */
export function nothingIndexed(): IndexedGuests {
  const index = createGuestIndex()
  const attention = weighGuests(index, null, 0, null)
  return { list: emptyList, index, attention, orders: ordersOf(index, null) }
}

/** Whether nothing would change by indexing this. */
export function isIndexed({ list, attention }: IndexedGuests, input: IndexInput): boolean {
  const { members, now } = attention.of
  return list === input.list && members === input.members && now === input.now
}

/** As many rows as a few milliseconds are enough for. */
const rowsAtOnce = 2000

/**
 * Indexes in steps of a few milliseconds, none of which changes what was returned earlier. After the last one
 * `isIndexed` may still be false: then there were too many rows for one go.
 */
export function* indexSteps(before: IndexedGuests, input: IndexInput): Generator<void, IndexedGuests> {
  const { list, members, now } = input
  const index = indexGuests(before.index, list.rows, rowsAtOnce)
  yield
  const attention = yield* weighingOf(index, members, now, before.attention)
  yield
  const orders = ordersOf(index, before.orders)
  orders.by('guest')
  yield
  orders.by(input.column)
  const soFar = { ...list, complete: false, readAt: before.list.readAt }
  return { list: index.behind ? soFar : list, index, attention, orders }
}
