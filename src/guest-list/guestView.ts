import type { GuestSearch } from '#src/pages/guests/searchParams.ts'
import { viewsNeedingLists, viewsNeedingMembers, type Attention } from './attention.ts'
import { arrange } from './guestArrangement.ts'
import { createGuestMatcher, type GuestFilter } from './guestFilter.ts'
import type { GuestIndex } from './guestIndex.ts'
import { sharesName } from './guestOrder.ts'
import type { IndexedGuests } from './indexedGuests.ts'

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
export function createViewMaker(): (guests: IndexedGuests, search: GuestSearch) => GuestView {
  const match = createGuestMatcher()
  let last: { view: GuestView; made: readonly unknown[] } | null = null
  return ({ index, attention, orders }, search) => {
    const listed = attention.counts.absent * 2 <= index.count
    const order = orders.by(search.sort)
    const filter = filterOf(search, listed, attention.of.members !== null)
    const found = match(index, attention, filter)
    const made = [attention, order, found, search.dir]
    if (last && made.every((part, place) => part === last?.made[place])) return last.view
    const byName = orders.by('guest')
    const isTwin = (slot: number) => sharesName(byName, slot)
    const shown = arrange(order, found, search.dir === 'desc')
    const narrowed = doesNarrow(filter)
    const view = { index, attention, listed, narrowed, isTwin, shown }
    last = { view, made }
    return view
  }
}

function doesNarrow({ query, status, company, member, view }: GuestFilter): boolean {
  return query.trim() !== '' || status !== 'any' || company !== '' || member !== null || view !== null
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
