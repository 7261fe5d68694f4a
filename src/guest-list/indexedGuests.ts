import { emptyList, type GuestList } from '#src/api/guests/guestList.ts'
import { createAttention, type Attention } from './attention.ts'
import { attentionRules, type MembersById } from './attentionRules.ts'
import { createGuestSlots, type GuestIndex } from './guestIndex.ts'
import { createGuestOrders, nameColumn, type GuestOrders, type SortableColumn } from './guestOrder.ts'

/** One published state of the list: what every view of it is made from. */
export type IndexedGuests = {
  /** As far as it is indexed: complete only where all of it is. */
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
  /** Milliseconds since the epoch; every change applies the attention rules to all guests again. */
  now: number
  /** The column that the list is sorted by; null: by name. */
  column: SortableColumn | null
}

/** Texts made before the page may handle its events: a few milliseconds of work. */
const chunkSize = 1000

/** Slots, attention and orders of one list, which change together. One indexer owns them. */
export function createIndexedGuests() {
  let parts = createParts()
  let published = publish(emptyList)

  function publish(list: GuestList): IndexedGuests {
    const { slots, attention, orders } = parts
    return { list, index: slots.publish(), attention: attention.publish(), orders }
  }

  return {
    /** The last state. */
    published: (): IndexedGuests => published,
    /** Whether indexing this would change nothing. */
    isIndexed: ({ list, members, now }: IndexInput): boolean =>
      published.list === list && published.attention.members === members && published.attention.now === now,
    /**
     * Indexes in steps of a few milliseconds and publishes at the end. `isIndexed` may still be false then: there
     * were too many rows for one run.
     */
    steps: function* ({ list, members, now, column }: IndexInput): Generator<void, void> {
      if (list.rows.size === 0) parts = createParts()
      const { slots, attention, orders } = parts
      const hasMore = slots.take(list.rows, chunkSize)
      yield
      yield* attention.recompute(slots.slots.rows, { members, now })
      orders.by(nameColumn)
      yield
      if (column) orders.by(column)
      published = publish(hasMore ? { ...list, complete: false, readAt: published.list.readAt } : list)
    },
  }
}

function createParts() {
  const attention = createAttention(attentionRules)
  const slots = createGuestSlots((change) => {
    attention.put(change.slot, change.row)
    orders.rowChanged(change)
  })
  const orders = createGuestOrders(slots.slots)
  return { slots, attention, orders }
}
