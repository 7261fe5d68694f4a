import { whenIdle } from '#src/browser/whenIdle.ts'
import { queryClient } from './queryClient.ts'

/** Milliseconds after which whatever is left out comes anyway: a list may have to wait for its turn for long. */
const patience = 2000

/**
 * Resolves when the guests asked for are there (or cannot be had) and the browser is idle: the time to load what the
 * first page does without. Before that it would compete with the first guests for the line and the processor.
 */
export async function later(): Promise<void> {
  if (awaitsGuests()) await new Promise<void>(resolveOnceThere)
  await new Promise<void>((resolve) => whenIdle(resolve))
}

/** Loads parts of the app one after the other, each when the browser is idle. A part that fails is asked for again by whoever needs it. */
export async function loadLater(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const part of parts) {
    await later()
    await part().catch(() => undefined)
  }
}

function resolveOnceThere(resolve: () => void): void {
  const end = () => {
    stop()
    clearTimeout(timer)
    resolve()
  }
  const stop = queryClient.getQueryCache().subscribe(() => {
    if (!awaitsGuests()) end()
  })
  const timer = setTimeout(end, patience)
}

/** Whether guests are being read of which none are there yet. */
function awaitsGuests(): boolean {
  return (
    queryClient.isFetching({ queryKey: ['guests'], predicate: ({ state }) => state.status === 'pending' }) > 0
  )
}
