import type { GuestSearch } from './guestSearch.ts'
import {
  viewsNeedingLists,
  viewsNeedingMembers,
  weighGuests,
  type Attention,
  type MembersById,
} from '#src/lib/attention.ts'
import { arrange } from '#src/lib/guestArrangement.ts'
import type { Email } from '#src/lib/guest.ts'
import { createGuestMatcher, type GuestFilter } from '#src/lib/guestFilter.ts'
import { createGuestIndex, indexGuests, type GuestIndex } from '#src/lib/guestIndex.ts'
import { createGuestOrders, sharesName } from '#src/lib/guestOrder.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'

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
}

/** What a view is made of. A new `list` object means that something in `rows` changed. */
export type ViewInput = {
  list: { rows: ReadonlyMap<Email, GuestRow> }
  /** null: not all read. */
  members: MembersById | null
  search: GuestSearch
  /** Milliseconds since the epoch; should move rarely. */
  now: number
}

/** Makes views, each from the one before: it holds what search and sort may build on. */
export function createViewMaker(): (input: ViewInput) => GuestView {
  const orders = createGuestOrders()
  const match = createGuestMatcher()
  let list: ViewInput['list'] | null = null
  let index = createGuestIndex()
  let attention: Attention = weighGuests(index, null, 0, null)
  let last: { view: GuestView; made: readonly unknown[] } | null = null
  return (input) => {
    if (input.list !== list) index = indexGuests(index, input.list.rows)
    list = input.list
    const { members, now } = attention.of
    if (attention.of.index !== index || members !== input.members || now !== input.now) {
      attention = weighGuests(index, input.members, input.now, attention)
    }
    const listed = attention.counts.absent * 2 <= index.count
    const order = orders.by(input.search.sort, index)
    const found = match(index, attention, filterOf(input.search, listed, input.members !== null))
    const made = [order, found, input.search.dir]
    if (last && made.every((part, place) => part === last?.made[place]) && last.view.attention === attention)
      return last.view
    const byName = orders.by('guest', index)
    const isTwin = (slot: number) => sharesName(byName, slot)
    const view = {
      index,
      attention,
      listed,
      isTwin,
      shown: arrange(order, found, input.search.dir === 'desc'),
    }
    last = { view, made }
    return view
  }
}

/** What of the search can be applied: a filter that cannot be told is off, and its control says why. */
export function filterOf(search: GuestSearch, listed: boolean, membersRead: boolean): GuestFilter {
  const { q, status, company, member, view } = search
  const tellable =
    view !== 'all' &&
    (listed || !viewsNeedingLists.includes(view)) &&
    (membersRead || !viewsNeedingMembers.includes(view))
  const byMember = member !== '' && listed && membersRead
  return { query: q, status, company, member: byMember ? Number(member) : null, view: tellable ? view : null }
}
