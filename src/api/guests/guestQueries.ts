import {
  experimental_streamedQuery as streamedQuery,
  mutationOptions,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { Clock } from '#src/browser/clock.ts'
import type { Request } from '#src/api/http/request.ts'
import { type Guest, type GuestRef, guestKey, type OrgId, titleOf } from '#src/lib/guest.ts'
import { withRetries } from '#src/api/http/retryPolicy.ts'
import { createGuestCalls, type NewGuest, type ReadOptions } from './guestCalls.ts'
import {
  emptyList,
  findGuest,
  type ListStep,
  type Reading,
  type StoredGuestList,
  takeStep,
  withGuest,
  withoutGuest,
} from './guestList.ts'
import { createGuestPages } from './guestPages.ts'
import { createWriteVersions } from './writeVersions.ts'

/** A list is read again on focus when it is older than this, ms. */
const listStaleTime = 5 * 60_000

/** The scope of every write of this guest: two quick saves, or a save and the deletion, run in order. */
export const guestScope = (guest: GuestRef) => ({ id: `guest ${guest.org}/${guestKey(guest)}` })

/** The guests of an organization: calls, query and mutation options, and what a write changes in the query cache. */
export function createGuestsApi({ request, clock }: { request: Request; clock: Clock }) {
  const versions = createWriteVersions()
  const calls = createGuestCalls({ request, versions })
  const { lastKnown } = calls
  const pages = createGuestPages({ request, clock, versions, createAccept: calls.createAccept })

  const queries = {
    /** The key of everything about the organization's guests, to invalidate. */
    all: (org: OrgId) => ['guests', org] as const,

    /**
     * The whole list, page by page: `data` exists from the first page on and grows; `fetchStatus` is idle when the reading
     * has ended. A new reading keeps the old rows. The signal is not used: the reading continues while the user looks at
     * another page of the app.
     */
    list: (org: OrgId) =>
      queryOptions({
        queryKey: [...queries.all(org), 'list'] as const,
        queryFn: streamedQuery<ListStep, StoredGuestList>({
          streamFn: () => readList(org),
          refetchMode: 'append',
          reducer: (list, step) => takeStep(list, step, versions),
          initialValue: { ...emptyList, rows: new Map() },
        }),
        structuralSharing: false,
        staleTime: listStaleTime,
        retry: false,
        // A list that failed before its page was drawn is read again by the user or by the next page.
        retryOnMount: false,
      }),

    /** One guest, read afresh whenever it is looked at. This is the one place where such a read is accepted. */
    detail: (guest: GuestRef) =>
      queryOptions({
        queryKey: [...queries.all(guest.org), 'detail', guestKey(guest)] as const,
        queryFn: ({ client, signal }) => readGuest(client, guest, { signal }),
        staleTime: 0,
      }),
  }

  async function* readList(org: OrgId): AsyncGenerator<ListStep, void> {
    const reading: Reading = { org, begun: versions.nextVersion(), seen: new Set() }
    for await (const page of pages.listPages(org)) yield { reading, page }
    yield { reading, endedAt: clock.now() }
  }

  /** The email as the list writes it, where the list has the guest. Its row shows what is newer. */
  async function readGuest(client: QueryClient, guest: GuestRef, options: ReadOptions): Promise<Guest> {
    const begun = versions.nextVersion()
    const read = await calls.get(guest, options)
    // A write ended while this was on its way: its verified answer is newer.
    if (versions.writtenAfter(guest, begun)) {
      return client.getQueryData<Guest>(queries.detail(guest).queryKey) ?? read
    }
    const row = findInList(client, guest)
    if (row) updateList(client, guest.org, (list) => withGuest(list, read))
    return row ? { ...read, email: row.email } : read
  }

  /** What the list knows of a guest, to show until it is read afresh; undefined when it is not in the list. */
  function findInList(client: QueryClient, { org, email }: GuestRef): Guest | undefined {
    const list = client.getQueryData(queries.list(org).queryKey)
    return (list && findGuest(list, email)) ?? undefined
  }

  /** What the guest is called, as far as list or drawer know it; else its email. */
  function knownTitle(client: QueryClient, guest: GuestRef): string {
    const known = findInList(client, guest) ?? client.getQueryData(queries.detail(guest).queryKey)
    return known ? titleOf(known) : guest.email
  }

  /** One guest changes; when the list is due to be read again stays as it was. */
  function updateList(
    client: QueryClient,
    org: OrgId,
    change: (list: StoredGuestList) => StoredGuestList,
  ): void {
    const { queryKey } = queries.list(org)
    const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt
    client.setQueryData(queryKey, (list) => list && change(list), updatedAt ? { updatedAt } : {})
  }

  /**
   * A write of this guest has ended and this is the verified answer: the list and the drawer show it, and answers to reads
   * that began before are dropped.
   */
  function cacheWrittenGuest(client: QueryClient, org: OrgId, guest: Guest): void {
    const ref = { org, email: guest.email }
    const row = findInList(client, ref)
    versions.markWritten(ref)
    if (guest.associatedMembers.known) lastKnown.set(ref, guest.associatedMembers.ids)
    client.setQueryData(queries.detail(ref).queryKey, row ? { ...guest, email: row.email } : guest)
    updateList(client, org, (list) => withGuest(list, guest))
  }

  /** The guest was created: one more than the server has counted so far. */
  function cacheNewGuest(client: QueryClient, org: OrgId, guest: Guest): void {
    updateList(client, org, (list) =>
      list.total === null || findGuest(list, guest.email) ? list : { ...list, total: list.total + 1 },
    )
    cacheWrittenGuest(client, org, guest)
  }

  /** The guest was deleted: it leaves the list, and no read that began before brings it back. */
  function removeGuest(client: QueryClient, guest: GuestRef): void {
    versions.markWritten(guest)
    lastKnown.acceptEmptyList(guest)
    updateList(client, guest.org, (list) => withoutGuest(list, guest.email))
    client.removeQueries({ queryKey: queries.detail(guest).queryKey, exact: true, type: 'inactive' })
  }

  return {
    ...pages,
    get: calls.get,
    replaceMembers: calls.replaceMembers,
    create: calls.create,
    remove: calls.remove,
    queries,
    findInList,
    knownTitle,
    cacheWrittenGuest,
    removeGuest,

    /**
     * Reads a guest that the list brought without its members, after everything else that waits, and puts it into the
     * list. Throws ApiError, or the signal's reason.
     */
    readMembers: async (client: QueryClient, guest: GuestRef, signal: AbortSignal): Promise<void> => {
      await withRetries(clock, () => readGuest(client, guest, { signal, priority: 'pages' }), signal)
    },

    /** The user confirms that the guest has no members: the next null from the server means that. */
    acceptEmptyList: lastKnown.acceptEmptyList,

    /** An earlier page read or wrote these ids for the guest: a null after them is not accepted as an empty list. */
    recallMembers: lastKnown.recall,

    /** Forgets which ids were known, when another user's session begins. */
    forgetLastKnown: lastKnown.clear,

    /** A write of this guest may or may not have been done: what was read before it is read again. */
    markOutcomeUnknown(client: QueryClient, guest: GuestRef): void {
      versions.markWritten(guest)
      void client.invalidateQueries({ queryKey: queries.detail(guest).queryKey, exact: true })
    },

    /**
     * Reads the pages that are missing, and those only. Resolves when they were tried; what fails again is in `missing`
     * again. Throws ApiError on a session error. Does nothing while the list is being read.
     */
    async retryMissing(client: QueryClient, org: OrgId): Promise<void> {
      const { queryKey } = queries.list(org)
      const list = client.getQueryData(queryKey)
      const reading = list?.unfinished
      if (!list || !reading || client.isFetching({ queryKey, exact: true }) > 0) return
      const take = (step: ListStep) =>
        client.setQueryData(queryKey, (now) => now && takeStep(now, step, versions))
      for await (const page of pages.listMissingPages(org, list.missing, reading.seen))
        take({ reading, page })
      take({ reading, endedAt: clock.now() })
    },

    /** Invites a guest; it joins the list at once. */
    createGuestMutation: (org: OrgId) =>
      mutationOptions({
        mutationKey: ['create-guest', org],
        mutationFn: (draft: NewGuest) => calls.create(org, draft),
        networkMode: 'always',
        retry: false,
        onSuccess: (guest, _draft, _result, { client }) => cacheNewGuest(client, org, guest),
      }),

    /** Deletes a guest, after the saves of that guest that have not ended yet. */
    deleteGuestMutation: (guest: GuestRef) =>
      mutationOptions({
        mutationKey: ['delete-guest', guest.org, guestKey(guest)],
        scope: guestScope(guest),
        mutationFn: () => calls.remove(guest),
        networkMode: 'always',
        retry: false,
        onSuccess: (_nothing, _variables, _result, { client }) => removeGuest(client, guest),
      }),
  }
}
