import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState, useSyncExternalStore } from 'react'
import { guestQueries, retryMissing } from '#src/api/guestQueries.ts'
import { memberQueries } from '#src/api/memberQueries.ts'
import { pace } from '#src/api/pace.ts'
import { viewsNeedingMembers } from '#src/lib/attention.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { useNow } from '#src/ui/useNow.ts'
import type { GuestSearch } from './guestSearch.ts'
import { createViewMaker } from './guestView.ts'
import { readMembers, type MembersState } from './membersState.ts'
import { createSelection } from './selection.ts'

const hour = 60 * 60_000
const nothing = { rows: new Map(), total: null, complete: false, missing: [], readAt: null, readCount: 0 }

/** The list, the members and what the search makes of them; and who of it is selected. */
export function useGuestList(org: OrgId, search: GuestSearch) {
  const queryClient = useQueryClient()
  const guests = useQuery(guestQueries.list(org))
  const team = useQuery(memberQueries.list(org))
  // A page that arrives must not hold up a letter that was typed; only the first one is drawn at once.
  const list = useDeferredValue(guests.data) ?? guests.data ?? nothing
  const members: MembersState = team.data?.byId ?? (team.isError && !team.isFetching ? 'failed' : 'reading')
  // 90 days ago moves once an hour: weighing all guests anew is not for every minute.
  const now = Math.floor(useNow() / hour) * hour
  const [makeView] = useState(createViewMaker)
  const view = makeView({ list, members: readMembers(members), search, now })
  const [selection] = useState(createSelection)
  useEffect(() => selection.keepOnly((email) => list.rows.has(email)), [list, selection])
  const heldUntil = useSyncExternalStore(pace.subscribe, pace.heldUntil)
  const asksMembers = search.member !== '' || viewsNeedingMembers.some((one) => one === search.view)
  return {
    list,
    members,
    view,
    selection,
    /** Why the list could not be read; null: it could, or nobody knows yet. */
    error: guests.isFetching ? null : guests.error,
    reading: guests.isFetching,
    /** Until when (epoch ms) the reading stands still because the server asked everybody to wait; null: it goes on. */
    heldUntil: guests.isFetching ? heldUntil : null,
    /** Nothing is read yet. And what the search asks for cannot be told before the members are read. */
    waiting: guests.isPending || (asksMembers && view.listed && members === 'reading'),
    refresh: () => void guests.refetch(),
    retryMembers: () => void team.refetch(),
    retryMissing: () => void retryMissing(queryClient, org),
  }
}

export type GuestListState = ReturnType<typeof useGuestList>
