import { type QueryClient, focusManager, isCancelledError } from '@tanstack/react-query'
import type { Api } from '#src/api/createApi.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { Clock } from '#src/browser/clock.ts'
import { type ChangeEntry, type ChangeLog, type EntryId, judgeRecheck } from './changeLog.ts'

type WatchDeps = {
  api: Api
  queryClient: QueryClient
  log: ChangeLog
  clock: Clock
  reportError: (error: unknown) => void
}

/** The first recheck follows this long after the change, ms. */
const recheckDelayMs = 10_000

/**
 * Watches for another write that undoes a change that was just made: reads the guest once after 10 s, and once more
 * when the user comes back to the tab.
 */
export function watchForOverwrite(deps: WatchDeps, id: EntryId): void {
  deps.clock.later(() => {
    void recheckChange(deps, id)
    const stop = focusManager.subscribe((focused) => {
      if (!focused) return
      stop()
      void recheckChange(deps, id)
    })
  }, recheckDelayMs)
}

/**
 * Reads the guest once and notes in the log what became of the change. A read that fails or is cancelled decides
 * nothing. Never rejects.
 */
async function recheckChange(deps: WatchDeps, id: EntryId): Promise<void> {
  const { api, queryClient, log, reportError } = deps
  const entry = findWatched(deps, id)
  if (!entry) return
  const query = api.guests.queries.detail(entry.guest)
  const readCount = () => queryClient.getQueryState(query.queryKey)?.dataUpdateCount ?? 0
  const before = readCount()
  try {
    const guest = await queryClient.fetchQuery({ ...query, staleTime: 0, retry: false })
    // A cancelled fetch resolves with what was cached before.
    if (!guest.associatedMembers.known || readCount() === before || !findWatched(deps, id)) return
    log.setRecheck(id, judgeRecheck(log.entries.get(), entry, guest.associatedMembers.ids))
  } catch (error) {
    if (!(error instanceof ApiError) && !isCancelledError(error)) reportError(error)
  }
}

/**
 * The entry, as long as a recheck can tell something new: it is neither undone nor known to be overwritten. Null also
 * without a session, when a read would only make the user sign in.
 */
function findWatched({ api, log }: WatchDeps, id: EntryId): ChangeEntry | null {
  const entry = log.find(id)
  if (!entry || entry.undoneBy !== null || api.session.trouble.get().kind !== 'none') return null
  return entry.recheck.kind === 'pending' || entry.recheck.kind === 'kept' ? entry : null
}
