import type { Attention } from './attention.ts'
import { needsOf } from './attentionRules.ts'
import type { GuestIndex } from './guestIndex.ts'
import type { SortableColumn } from './guestOrder.ts'
import { createGuestSearch, type GuestFilter, type GuestHits } from './guestSearch.ts'
import type { IndexedGuests } from './guestIndexer.ts'

/** Which column the list is sorted by, and which way. */
export type GuestSort = { column: SortableColumn; dir: 'asc' | 'desc' }

/** The list as the screen shows it: filtered and sorted. */
export type GuestView = {
  index: GuestIndex
  attention: Attention
  /** The slots of all rows, in the order in which they are shown. */
  order: Uint32Array
  /** The slots shown, from the first row to the last. */
  shown: Uint32Array
  /** Whether another guest has the same title as the one in this slot. */
  hasDuplicateName: (slot: number) => boolean
  /** The list came with the associated members of its guests. */
  listHasMembers: boolean
  /** How many guests each attention view shows within the search and the other filters. */
  viewCounts: GuestHits['viewCounts']
  /** A filter that can be applied leaves guests out. */
  isFiltered: boolean
}

/**
 * The share of guests up to which a list may lack their members and still counts as one with members. Small, because
 * where members are read guest by guest, nothing that depends on all of them may count half of them.
 */
const mostWithout = 0.02

/** Returns a function that makes views and keeps the last: the same input gives the very same view. */
export function createViewMaker(): (
  guests: IndexedGuests,
  filter: GuestFilter,
  sort: GuestSort,
) => GuestView {
  const search = createGuestSearch()
  let last: { view: GuestView; madeFrom: readonly unknown[] } | null = null
  return (guests, filter, { column, dir }) => {
    const { index, attention, orders } = guests
    const listHasMembers = attention.withoutList <= index.count * mostWithout
    const applied = applicableFilter(filter, listHasMembers, attention.members !== null)
    const isFiltered = isFilter(applied)
    const found = isFiltered ? search(guests, applied) : null
    const ascending = orders.by(column)
    const madeFrom = [guests, found, ascending, dir]
    if (last && madeFrom.every((part, nth) => part === last?.madeFrom[nth])) return last.view
    // Descending is ascending read backwards.
    const order = dir === 'desc' ? ascending.toReversed() : ascending
    const view = {
      index,
      attention,
      order,
      shown: found ? arrange(order, found) : order,
      hasDuplicateName: orders.hasDuplicateName,
      listHasMembers,
      viewCounts: found ? found.viewCounts : attention.counts,
      isFiltered,
    }
    last = { view, madeFrom }
    return view
  }
}

/** The slots shown, in this order. */
function arrange(order: Uint32Array, { hits, count }: GuestHits): Uint32Array {
  const shown = new Uint32Array(count)
  let next = 0
  for (let place = 0; place < order.length; place++) {
    const slot = order[place] ?? 0
    if (hits[slot] !== 2) continue
    shown[next] = slot
    next += 1
  }
  // A row that left after the search is in no order any more.
  return shown.subarray(0, next)
}

/**
 * The part of a filter that can be applied now. What needs lists of members, or the members themselves, is off while
 * they are not known; its control says why.
 */
function applicableFilter(filter: GuestFilter, listHasMembers: boolean, membersRead: boolean): GuestFilter {
  const { member, view } = filter
  const needs = view === null ? null : needsOf(view)
  const isApplicable = needs !== null && (listHasMembers || !needs.lists) && (membersRead || !needs.members)
  return {
    ...filter,
    member: listHasMembers && membersRead ? member : null,
    view: isApplicable ? view : null,
  }
}

function isFilter({ query, status, company, member, view }: GuestFilter): boolean {
  return query.trim() !== '' || status !== 'any' || company !== '' || member !== null || view !== null
}
