import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import { emptyList, type GuestList } from '#src/api/guests/guestList.ts'
import type { Api } from '#src/api/createApi.ts'
import { yieldInBackground } from '#src/browser/yieldToMain.ts'
import { createStore, type Store } from '#src/lib/createStore.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { createAttention, type Attention } from './attention.ts'
import { attentionRules, type MembersById } from './attentionRules.ts'
import { createGuestSlots, type GuestIndex } from './guestIndex.ts'
import { createGuestOrders, nameColumn, type GuestOrders, type SortableColumn } from './guestOrder.ts'

/** One published state of the list: what every view of it is made from. */
export type IndexedGuests = {
  /** As far as it is indexed: complete only where all of it is. */
  list: GuestList
  index: GuestIndex
  attention: Attention
  orders: GuestOrders
}

/** What guests are indexed from. A new `list` object means that something in its rows changed. */
export type IndexInput = {
  list: GuestList
  /** null: not all read. */
  members: MembersById | null
  /** Milliseconds since the epoch; every change applies the attention rules to all guests again. */
  now: number
  /** The column that the list is sorted by; null: by name. */
  column: SortableColumn | null
}

/** Texts made before the page may handle its events: a few milliseconds of work. */
const chunkSize = 1000

/** Slots, attention and orders of one list, which change together. One indexer owns them. */
export function createIndexedGuests() {
  let parts = createParts()
  let published = publish(emptyList)

  function publish(list: GuestList): IndexedGuests {
    const { slots, attention, orders } = parts
    return { list, index: slots.publish(), attention: attention.publish(), orders }
  }

  return {
    /** The last state. */
    published: (): IndexedGuests => published,
    /** Whether indexing this would change nothing. */
    isIndexed: ({ list, members, now }: IndexInput): boolean =>
      published.list === list && published.attention.members === members && published.attention.now === now,
    /**
     * Indexes in steps of a few milliseconds and publishes at the end. `isIndexed` may still be false then: there
     * were too many rows for one run.
     */
    steps: function* ({ list, members, now, column }: IndexInput): Generator<void, void> {
      if (list.rows.size === 0) parts = createParts()
      const { slots, attention, orders } = parts
      const hasMore = slots.take(list.rows, chunkSize)
      yield
      yield* attention.recompute(slots.slots.rows, { members, now })
      orders.by(nameColumn)
      yield
      if (column) orders.by(column)
      published = publish(hasMore ? { ...list, complete: false, readAt: published.list.readAt } : list)
    },
  }
}

function createParts() {
  const attention = createAttention(attentionRules)
  const slots = createGuestSlots((change) => {
    attention.put(change.slot, change.row)
    orders.rowChanged(change)
  })
  const orders = createGuestOrders(slots.slots)
  return { slots, attention, orders }
}

/** How far the list is read. */
export type ReadingState = {
  /** Nothing is read yet. */
  pending: boolean
  /** More is coming, also where it is read and not indexed yet. */
  fetching: boolean
  error: Error | null
}

export type IndexerInput = IndexInput & { reading: ReadingState }

/** The guests as far as they are indexed. */
export type Indexed = {
  guests: IndexedGuests
  /** What is not indexed counts as not read. */
  reading: ReadingState
  /** What went wrong while indexing: a bug, for the error boundary. */
  failure: { error: unknown } | null
}

export type GuestIndexer = {
  store: Pick<Store<Indexed>, 'get' | 'subscribe'>
  /** Takes what is new. It is published once it is indexed; of pages that follow each other quickly, some at a time. */
  update: (part: Partial<IndexerInput>) => void
  /** Ends the work for good. */
  stop: () => void
}

/** Least time between two published states while rows change quickly, ms: each renders the page. */
const publishIntervalMs = 200

/**
 * Keeps the guests of one organization indexed. Between the steps of the work the page handles its events, so that no
 * keystroke waits. The first rows are indexed at once. `now`: milliseconds since the epoch, until an update gives another.
 */
export function createGuestIndexer(now: number): GuestIndexer {
  const indexed = createIndexedGuests()
  let input: IndexerInput = {
    list: emptyList,
    reading: { pending: true, fetching: true, error: null },
    members: null,
    now,
    column: null,
  }
  let isWorking = false
  const stopping = new AbortController()
  let publishedAt = -Infinity
  const store = createStore<Indexed>({
    guests: indexed.published(),
    reading: input.reading,
    failure: null,
  })

  function publish(): void {
    const guests = indexed.published()
    const reading = indexed.isIndexed(input) ? input.reading : { ...input.reading, fetching: true }
    const before = store.get()
    if (stopping.signal.aborted || (guests === before.guests && isSameReading(reading, before.reading)))
      return
    publishedAt = performance.now()
    store.set({ guests, reading, failure: null })
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted && !indexed.isIndexed(input)) {
      const isFirst = indexed.published().index.count === 0
      const steps = indexed.steps(input)
      while (steps.next().done !== true) if (!isFirst) await yieldInBackground()
      if (isFirst || performance.now() - publishedAt > publishIntervalMs) publish()
      if (!isFirst) await yieldInBackground()
    }
  }

  async function catchUp(): Promise<void> {
    isWorking = true
    const waitMs = publishedAt + publishIntervalMs - performance.now()
    const { list, index, attention } = indexed.published()
    // One of many pages can wait, and one of many guests that a run changes; a change of the user among pages cannot.
    const canWait = input.reading.fetching
      ? input.list.readCount !== list.readCount
      : input.list !== list && input.members === attention.members
    if (index.count > 0 && canWait && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    await work()
    isWorking = false
    // The input may have changed since the work ended.
    proceed()
  }

  function proceed(): void {
    if (isWorking || stopping.signal.aborted) return
    if (indexed.isIndexed(input)) publish()
    else catchUp().catch((error: unknown) => store.update((state) => ({ ...state, failure: { error } })))
  }

  return {
    store,
    update: (part) => {
      input = { ...input, ...part }
      proceed()
    },
    stop: () => stopping.abort(),
  }
}

function isSameReading(one: ReadingState, other: ReadingState): boolean {
  return one.pending === other.pending && one.fetching === other.fetching && one.error === other.error
}

/** The indexer of one organization, fed from the query cache. */
export type OrgIndexer = GuestIndexer & {
  /** Takes what the cache holds now. */
  refresh: () => void
  /** Follows the list, which is then read again on focus when it is old. Returns the function that ends this. */
  follow: () => () => void
}

/** The indexers of this session, one an organization. They outlive a page: who comes back finds the guests indexed. */
export type GuestIndexers = {
  /** The organization's indexer, made on first use; anew after a failure. */
  of: (org: OrgId) => OrgIndexer
  /** Ends all work and drops all guests: the user signed out. */
  stopAll: () => void
}

export function createGuestIndexers({
  queryClient,
  api,
  now,
}: {
  queryClient: QueryClient
  api: Pick<Api, 'guests'>
  now: () => number
}): GuestIndexers {
  const indexers = new Map<OrgId, OrgIndexer>()

  function create(org: OrgId): OrgIndexer {
    const indexer = createGuestIndexer(now())
    const options = api.guests.queries.list(org)
    const refresh = (): void => {
      const state = queryClient.getQueryState(options.queryKey)
      indexer.update({
        list: state?.data ?? emptyList,
        reading: {
          pending: state === undefined || state.status === 'pending',
          fetching: state === undefined || state.fetchStatus === 'fetching',
          error: state?.error ?? null,
        },
      })
    }
    const follow = (): (() => void) => {
      const stop = new QueryObserver(queryClient, options).subscribe(refresh)
      refresh()
      return stop
    }
    return { ...indexer, refresh, follow }
  }

  return {
    of: (org) => {
      const known = indexers.get(org)
      if (known && known.store.get().failure === null) return known
      known?.stop()
      const indexer = create(org)
      indexers.set(org, indexer)
      return indexer
    },
    stopAll: () => {
      for (const { stop } of indexers.values()) stop()
      indexers.clear()
    },
  }
}
