import {
  experimental_streamedQuery as streamedQuery,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import { guestKeys, refreshRow } from './guestCache.ts'
import {
  emptyList,
  type GuestList,
  type ListStep,
  type Reading,
  takeStep,
  unfinishedReading,
} from './guestList.ts'
import { listGuests, listMissingGuests } from './guestPages.ts'
import { getGuest } from './guests.ts'
import { believed } from './lastKnownMembers.ts'
import { tick, wroteSince } from './writeVersions.ts'

/** A list is read again on focus when it is older than this, ms. */
const listStaleTime = 5 * 60_000

export const guestQueries = {
  /** Everything about the organization's guests, to invalidate. */
  all: guestKeys.all,

  /**
   * The whole list, page by page: `data` is there from the first page on and grows; `fetchStatus` is idle when the
   * reading has ended. Refetching keeps the old rows. The signal is not used on purpose: the reading goes on while
   * the person looks at another page of the app.
   */
  list: (org: OrgId) =>
    queryOptions({
      queryKey: guestKeys.list(org),
      queryFn: streamedQuery<ListStep, GuestList>({
        streamFn: () => readSteps(org),
        refetchMode: 'append',
        reducer: takeStep,
        initialValue: emptyList,
      }),
      structuralSharing: false,
      staleTime: listStaleTime,
      retry: false,
    }),

  /** One guest, read afresh whenever somebody looks. */
  detail: (org: OrgId, email: Email) =>
    queryOptions({
      queryKey: guestKeys.detail(org, email),
      queryFn: ({ client, signal }) => readGuest(client, org, email, signal),
      staleTime: 0,
    }),
}

/**
 * Reads the pages that are missing, and those only. Resolves when they were tried; what fails again is in `missing`
 * again. Throws ApiError on a session error. Does nothing while the list is being read.
 */
export async function retryMissing(client: QueryClient, org: OrgId): Promise<void> {
  const { queryKey } = guestQueries.list(org)
  const list = client.getQueryData(queryKey)
  const reading = list && unfinishedReading(list)
  if (!list || !reading || client.isFetching({ queryKey, exact: true }) > 0) return
  const take = (step: ListStep) => client.setQueryData(queryKey, (now) => now && takeStep(now, step))
  for await (const page of listMissingGuests(org, list.missing, reading.seen)) take({ reading, page })
  take({ reading, endedAt: Date.now() })
}

async function* readSteps(org: OrgId): AsyncGenerator<ListStep, void> {
  const reading: Reading = { org, begun: tick(), seen: new Set() }
  for await (const page of listGuests(org)) yield { reading, page }
  yield { reading, endedAt: Date.now() }
}

async function readGuest(client: QueryClient, org: OrgId, email: Email, signal: AbortSignal): Promise<Guest> {
  const begun = tick()
  const read = await getGuest(org, email, { signal })
  // A write ended while this was on its way: its verified answer is newer.
  if (wroteSince(org, email, begun)) return client.getQueryData<Guest>(guestKeys.detail(org, email)) ?? read
  const guest = believed(org, read)
  refreshRow(client, org, guest)
  return guest
}
