import { getRouteApi } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { createMemberList } from '#src/api/members.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { useMembers, type MembersResult } from '#src/features/members/membersResult.ts'
import { needsOf, type MembersById } from '#src/guest-list/attentionRules.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { useNow } from '#src/ui/useNow.ts'
import { filterOf, type GuestSearchParams } from './searchParams.ts'
import { createViewMaker } from '#src/guest-list/guestView.ts'
import { columnOf } from '#src/pages/guests/table/columns.tsx'
import { createSelection } from '#src/pages/guests/table/selection.ts'
import { useStore } from '#src/ui/useStore.ts'

const route = getRouteApi('/orgs/$org/guests')

const hourMs = 60 * 60_000

/** The list, the members, what the search makes of them, and which guests are selected. Mounted anew for each organization. */
export function useGuestList(org: OrgId, search: GuestSearchParams) {
  const queryClient = useQueryClient()
  const api = useApi()
  const { result: loaded, retry: retryMembers } = useMembers(org)
  const membersById = loaded.kind === 'read' ? loaded.list.byId : null
  // Every change applies the attention rules to all guests again: once an hour is enough for "90 days ago".
  const now = Math.floor(useNow() / hourMs) * hourMs
  const column = columnOf(search.sort)
  // Another one after another user has signed in.
  const indexer = route.useLoaderData()
  useEffect(() => indexer.update({ members: membersById, now, column }), [indexer, membersById, now, column])
  useEffect(() => indexer.follow(), [indexer])
  const { guests, reading, failure } = useStore(indexer.store)
  if (failure) throw failure.error
  const { list, attention } = guests
  const members = useIndexedMembers(attention.members, loaded)
  const [makeView] = useState(createViewMaker)
  const view = makeView(guests, filterOf(search), { column, dir: search.dir })
  const [selection] = useState(createSelection)
  useEffect(() => selection.keepOnly((email) => list.rows.has(email)), [list, selection])
  const heldUntil = useStore(api.rateLimiter.pausedUntil)
  const retry = useMutation({
    mutationFn: () => api.guests.retryMissing(queryClient, org),
    networkMode: 'always',
  })
  const needsMembers = search.member !== '' || (search.view !== 'all' && needsOf(search.view).members)
  return {
    list,
    members,
    view,
    selection,
    /** Why the list could not be read; null: it was read, or is being read. */
    error: reading.fetching ? null : reading.error,
    reading: reading.fetching,
    /** Until when (epoch ms) the reading is paused because Tallyfy limits requests; null: it is not. */
    heldUntil: reading.fetching ? heldUntil : null,
    /** Nothing is read yet, or the search needs the members and they are being read. */
    waiting: reading.pending || (needsMembers && view.listHasMembers && members.kind === 'reading'),
    refresh: () =>
      void queryClient.refetchQueries({ queryKey: api.guests.queries.list(org).queryKey, exact: true }),
    retryMembers,
    retryMissing: () => retry.mutate(),
    /** The pages that are missing are being read once more. */
    retrying: retry.isPending,
  }
}

export type GuestListState = ReturnType<typeof useGuestList>

/** The members that the attention rules were applied with: the rows never show newer ones than the tiles. */
function useIndexedMembers(byId: MembersById | null, loaded: MembersResult): MembersResult {
  const list = loaded.kind === 'read' ? loaded.list : null
  const hasFailed = loaded.kind === 'failed'
  // The same object while nothing changes: otherwise every row would render again.
  return useMemo(() => {
    if (byId) return { kind: 'read', list: list?.byId === byId ? list : createMemberList(byId) }
    return { kind: hasFailed ? 'failed' : 'reading' }
  }, [byId, list, hasFailed])
}
