import { type QueryClient, focusManager, isCancelledError } from '@tanstack/react-query'
import type { Api } from '#src/api/createApi.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { Clock } from '#src/browser/clock.ts'
import { type Guest, statusOf } from '#src/lib/guest.ts'
import type { ChangeLog } from './log/changeLog.ts'
import { decideUnknown, judgeRecheck } from './log/judgeEntry.ts'
import { type ChangeEntry, type EntryId, type LogEntry, isMemberChange } from './log/logEntry.ts'

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

/** Whether a read has decided what became of an entry; the error if the guest could not be read. */
export type CheckResult = 'decided' | 'undecided' | ApiError

/** Reads the guest to find out what became of an entry whose outcome is not known. Never rejects. */
export async function checkEntry(deps: WatchDeps, id: EntryId): Promise<CheckResult> {
  const entry = deps.log.find(id)
  if (entry?.state !== 'unknown') return 'decided'
  try {
    const guest = await readGuest(deps, entry)
    const news = guest === 'cancelled' ? null : decide(entry, guest)
    if (!news) return 'undecided'
    deps.log.put(news)
    if (isMemberChange(news) && news.state === 'done' && news.undoes !== null) {
      deps.log.amend(news.undoes, { undoneBy: id })
    }
    return 'decided'
  } catch (error) {
    if (error instanceof ApiError) return error
    if (!isCancelledError(error)) deps.reportError(error)
    return 'undecided'
  }
}

/** The entry as decided by its guest, just read (null: there is none); null: the guest does not tell. */
function decide(entry: LogEntry, guest: Guest | null): LogEntry | null {
  if (!isMemberChange(entry)) {
    const isThere = guest !== null && statusOf(guest) !== 'deleted'
    return { ...entry, state: isThere === (entry.kind === 'invitation') ? 'done' : 'not-done' }
  }
  if (guest === null) return { ...entry, state: 'not-done' }
  const { associatedMembers: members } = guest
  return members.known ? { ...entry, ...decideUnknown(entry, members.ids) } : null
}

/**
 * Reads the guest once and notes in the log what became of the change. A read that fails or is cancelled decides
 * nothing. Never rejects.
 */
async function recheckChange(deps: WatchDeps, id: EntryId): Promise<void> {
  const entry = findWatched(deps, id)
  if (!entry) return
  if (entry.state === 'unknown') {
    await checkEntry(deps, id)
    return
  }
  try {
    const guest = await readGuest(deps, entry)
    if (guest === null || guest === 'cancelled' || !guest.associatedMembers.known || !findWatched(deps, id))
      return
    const { log } = deps
    log.amend(id, { recheck: judgeRecheck(log.state.get().entries, entry, guest.associatedMembers.ids) })
  } catch (error) {
    if (!(error instanceof ApiError) && !isCancelledError(error)) deps.reportError(error)
  }
}

/** The guest as it is now; null: there is none. A cancelled read resolves with what was cached before: it says nothing. */
async function readGuest(
  { api, queryClient }: WatchDeps,
  { guest }: LogEntry,
): Promise<Guest | null | 'cancelled'> {
  const query = api.guests.queries.detail(guest)
  const readCount = () => queryClient.getQueryState(query.queryKey)?.dataUpdateCount ?? 0
  const before = readCount()
  try {
    const read = await queryClient.fetchQuery({ ...query, staleTime: 0, retry: false })
    return readCount() === before ? 'cancelled' : read
  } catch (error) {
    if (error instanceof ApiError && error.code === 'guest-not-found') return null
    throw error
  }
}

/**
 * The change, as long as a recheck can tell something new: it is neither undone nor known to be overwritten. Null also
 * without a session, when a read would only make the user sign in.
 */
function findWatched({ api, log }: WatchDeps, id: EntryId): ChangeEntry | null {
  const entry = log.find(id)
  if (!entry || !isMemberChange(entry) || entry.undoneBy !== null || entry.state === 'not-done') return null
  if (api.session.trouble.get().kind !== 'none') return null
  return entry.recheck.kind === 'pending' || entry.recheck.kind === 'kept' ? entry : null
}
