import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { viewsNeedingMembers } from '#src/guest-list/attention.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { useNow } from '#src/ui/useNow.ts'
import { useStore } from '#src/ui/useStore.ts'
import { filterOf, sortOf, type GuestSearchParams } from './searchParams.ts'
import { createViewMaker } from '#src/guest-list/guestView.ts'
import type { MembersState } from '#src/pages/guests/table/membersState.ts'
import { createSelection } from '#src/pages/guests/table/selection.ts'
import { useIndexedGuests } from './useIndexedGuests.ts'

const hour = 60 * 60_000

/** The list, the members and what the search makes of them; and who of it is selected. */
export function useGuestList(org: OrgId, search: GuestSearchParams) {
  const queryClient = useQueryClient()
  const api = useApi()
  const team = useQuery(api.members.queries.list(org))
  // 90 days ago moves once an hour: weighing all guests anew is not for every minute.
  const now = Math.floor(useNow() / hour) * hour
  const membersRead = team.data?.byId ?? null
  const { guests, reading } = useIndexedGuests(org, { members: membersRead, now, column: search.sort })
  const { list, attention } = guests
  const members: MembersState =
    attention.of.members ?? (team.isError && !team.isFetching ? 'failed' : 'reading')
  const [makeView] = useState(createViewMaker)
  const view = makeView(guests, filterOf(search), sortOf(search))
  const [selection] = useState(createSelection)
  useEffect(() => selection.keepOnly((email) => list.rows.has(email)), [list, selection])
  const heldUntil = useStore(api.rateLimiter.pausedUntil)
  const retry = useMutation({
    mutationFn: () => api.guests.retryMissing(queryClient, org),
    networkMode: 'always',
  })
  const asksMembers = search.member !== '' || viewsNeedingMembers.some((one) => one === search.view)
  return {
    list,
    members,
    view,
    selection,
    /** Why the list could not be read; null: it could, or nobody knows yet. */
    error: reading.fetching ? null : reading.error,
    reading: reading.fetching,
    /** Until when (epoch ms) the reading stands still because the server asked everybody to wait; null: it goes on. */
    heldUntil: reading.fetching ? heldUntil : null,
    /** Nothing is read yet. And what the search asks for cannot be told before the members are read. */
    waiting: reading.pending || (asksMembers && view.listed && members === 'reading'),
    refresh: () =>
      void queryClient.refetchQueries({ queryKey: api.guests.queries.list(org).queryKey, exact: true }),
    retryMembers: () => void team.refetch(),
    retryMissing: () => retry.mutate(),
    /** The pages that are missing are being read once more. */
    retrying: retry.isPending,
  }
}

export type GuestListState = ReturnType<typeof useGuestList>
