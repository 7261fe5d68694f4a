import { viewsNeedingLists, viewsNeedingMembers, type Attention } from './attention.ts'
import { arrange } from './guestArrangement.ts'
import type { GuestColumn } from './guestColumns.ts'
import { createGuestMatcher, type GuestFilter } from './guestFilter.ts'
import type { GuestIndex } from './guestIndex.ts'
import { sharesName } from './guestOrder.ts'
import type { IndexedGuests } from './indexedGuests.ts'

/** Which column the list is sorted by, and which way. */
export type GuestSort = { column: GuestColumn; dir: 'asc' | 'desc' }

/** The list as it is looked at: every slot below is one of `index`. */
export type GuestView = {
  index: GuestIndex
  attention: Attention
  /** The slots shown, from the first row to the last. */
  shown: Uint32Array
  /** Another guest is called the same as the one in this slot. */
  isTwin: (slot: number) => boolean
  /** Where the list says who looks after its guests. */
  listed: boolean
  /** Something that can be told leaves guests out. */
  narrowed: boolean
}

/** Makes views of an organization's guests, and remembers the last: a narrower search builds on it. */
export function createViewMaker(): (
  guests: IndexedGuests,
  filter: GuestFilter,
  sort: GuestSort,
) => GuestView {
  const match = createGuestMatcher()
  let last: { view: GuestView; made: readonly unknown[] } | null = null
  return ({ index, attention, orders }, requested, sort) => {
    const listed = attention.counts.absent * 2 <= index.count
    const order = orders.by(sort.column)
    const filter = applicableFilter(requested, listed, attention.of.members !== null)
    const found = match(index, attention, filter)
    const made = [attention, order, found, sort.dir]
    if (last && made.every((part, place) => part === last?.made[place])) return last.view
    const byName = orders.by('guest')
    const isTwin = (slot: number) => sharesName(byName, slot)
    const shown = arrange(order, found, sort.dir === 'desc')
    const narrowed = doesNarrow(filter)
    const view = { index, attention, listed, narrowed, isTwin, shown }
    last = { view, made }
    return view
  }
}

function doesNarrow({ query, status, company, member, view }: GuestFilter): boolean {
  return query.trim() !== '' || status !== 'any' || company !== '' || member !== null || view !== null
}

/**
 * The part of a filter that can be applied now. What needs lists of members, or the members themselves, is off while
 * they are not known; its control says why.
 */
function applicableFilter(filter: GuestFilter, listed: boolean, membersRead: boolean): GuestFilter {
  const { member, view } = filter
  const isApplicable =
    view !== null &&
    (listed || !viewsNeedingLists.includes(view)) &&
    (membersRead || !viewsNeedingMembers.includes(view))
  return { ...filter, member: listed && membersRead ? member : null, view: isApplicable ? view : null }
}
