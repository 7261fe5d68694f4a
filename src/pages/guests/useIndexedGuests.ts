import { QueryObserver, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { emptyList } from '#src/api/guests/guestList.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { OrgId } from '#src/lib/guest.ts'
import { createGuestIndexer, type Indexed } from '#src/guest-list/guestIndexer.ts'
import type { IndexInput } from '#src/guest-list/indexedGuests.ts'

/**
 * The guests of an organization, read and indexed; what is indexed already is there in the first drawing. Not
 * `useQuery`: a hundred pages arrive, and each would draw the page once more before anything of it is indexed.
 * Mounted anew for another organization.
 */
export function useIndexedGuests(
  org: OrgId,
  { members, now, column }: Pick<IndexInput, 'members' | 'now' | 'column'>,
): Indexed {
  const client = useQueryClient()
  const { queries } = useApi().guests
  const [indexer] = useState(() => {
    const list = client.getQueryData(queries.list(org).queryKey)
    const reading = { pending: list === undefined, fetching: true, error: null }
    return createGuestIndexer({ list: list ?? emptyList, reading, members, now, column })
  })
  useEffect(() => indexer.ask({ members, now, column }), [indexer, members, now, column])
  useEffect(() => {
    const observer = new QueryObserver(client, queries.list(org))
    const take = () => {
      const { data, isPending, isFetching, error } = observer.getCurrentResult()
      const reading = { pending: isPending, fetching: isFetching, error }
      indexer.ask({ list: data ?? emptyList, reading })
    }
    const stop = observer.subscribe(take)
    take()
    return stop
  }, [client, indexer, org, queries])
  return useSyncExternalStore(indexer.subscribe, indexer.indexed)
}
