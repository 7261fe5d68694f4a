import type { QueryClient } from '@tanstack/react-query'
import { whenIdle } from '#src/browser/whenIdle.ts'

/** The longest wait for the first guests, ms: a list may wait long for its turn. */
const maxDelayMs = 2000

/**
 * Resolves when the first guests are there (or failed) and the browser is idle: the time to load code that the first page
 * does not need. Earlier it would compete with the first guests for network and processor.
 */
export async function waitUntilIdle(queryClient: QueryClient): Promise<void> {
  if (isLoadingFirstGuests(queryClient)) await waitForFirstGuests(queryClient)
  await new Promise<void>((resolve) => {
    whenIdle(resolve)
  })
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

function waitForFirstGuests(queryClient: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const stop = queryClient.getQueryCache().subscribe(() => {
      if (!isLoadingFirstGuests(queryClient)) end()
    })
    const timer = setTimeout(end, maxDelayMs)
  })
}

/** Whether guests are being read of which none are there yet. */
function isLoadingFirstGuests(queryClient: QueryClient): boolean {
  return (
    queryClient.isFetching({ queryKey: ['guests'], predicate: ({ state }) => state.status === 'pending' }) > 0
  )
}
