import type { QueryClient } from '@tanstack/react-query'
import { whenIdle } from '#src/browser/whenIdle.ts'

/** The longest wait for the first guests, and for all, ms: a list may wait long for its turn. */
const maxDelayMs = 2000
const maxReadingMs = 20_000

/**
 * Resolves when the first guests are there (or failed) and the browser is idle: the time to load code that the first page
 * does not need. Earlier it would compete with the first guests for network and processor.
 */
export async function waitUntilIdle(queryClient: QueryClient): Promise<void> {
  await waitWhile(queryClient, isLoadingFirstGuests, maxDelayMs)
  await new Promise<void>((resolve) => {
    whenIdle(resolve)
  })
}

/** The same once all guests are there: what loads then takes no time from the pages that arrive. */
export async function waitUntilRead(queryClient: QueryClient): Promise<void> {
  await waitUntilIdle(queryClient)
  await waitWhile(queryClient, isReadingGuests, maxReadingMs)
  await waitUntilIdle(queryClient)
}

/** Loads parts of the app one after the other, each when the browser is idle. A part that fails is loaded again when it is needed. */
export async function prefetchWhenIdle(
  queryClient: QueryClient,
  parts: readonly (() => Promise<unknown>)[],
): Promise<void> {
  for (const part of parts) {
    await waitUntilIdle(queryClient)
    await part().catch(() => undefined)
  }
}

async function waitWhile(
  queryClient: QueryClient,
  isGoing: (queryClient: QueryClient) => boolean,
  maxMs: number,
): Promise<void> {
  if (!isGoing(queryClient)) return
  await new Promise<void>((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const stop = queryClient.getQueryCache().subscribe(() => {
      if (!isGoing(queryClient)) end()
    })
    const timer = setTimeout(end, maxMs)
  })
}

function isReadingGuests(queryClient: QueryClient): boolean {
  return queryClient.isFetching({ queryKey: ['guests'] }) > 0
}

/** Whether guests are being read of which none are there yet. */
function isLoadingFirstGuests(queryClient: QueryClient): boolean {
  return (
    queryClient.isFetching({ queryKey: ['guests'], predicate: ({ state }) => state.status === 'pending' }) > 0
  )
}
