import { type QueryClient, focusManager } from '@tanstack/react-query'
import { type ChangeEntry, changeLogQueries, markSettled, settledBy } from './changeLog.ts'
import { believed } from '#src/api/guests/lastKnownMembers.ts'
import { getGuest } from '#src/api/guests/guests.ts'
import { guestKeys, refreshRow } from '#src/api/guests/guestCache.ts'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { tick, wroteSince } from '#src/api/guests/writeVersions.ts'

const settleAfter = 10_000

/**
 * Looks after a change that was just made: reads the guest once 10 s later and once more when the person comes back
 * to the tab, and notes in the log whether somebody's write has undone it. Returns the way to stop.
 */
export function watchOver(client: QueryClient, entry: ChangeEntry): () => void {
  const look = () => void settle(client, entry)
  let stopListening: (() => void) | null = null
  const timer = setTimeout(() => {
    look()
    stopListening = focusManager.subscribe((focused) => {
      if (!focused) return
      stopListening?.()
      look()
    })
  }, settleAfter)
  return () => {
    clearTimeout(timer)
    stopListening?.()
  }
}

/** Reads the guest once and notes in the log what became of the change. What cannot be read decides nothing. */
export async function settle(client: QueryClient, entry: ChangeEntry): Promise<void> {
  const { org, email } = entry
  // Without a session a look would only ask the person to sign in.
  const isOpen = () => sessionGate.getSnapshot().kind === 'none' && isWatched(client, entry)
  if (!isOpen()) return
  const begun = tick()
  try {
    const guest = believed(org, await getGuest(org, email))
    if (!guest.associatedMembers.known || wroteSince(org, email, begun) || !isOpen()) return
    client.setQueryData(guestKeys.detail(org, email), guest)
    refreshRow(client, org, guest)
    markSettled(client, org, entry.id, settledBy(client, entry, guest.associatedMembers.ids))
  } catch {
    // Nothing is said about a change that could not be looked at; the next look may tell.
  }
}

/** Whether the entry is still in the log of this session, and neither undone nor already known to be overwritten. */
function isWatched(client: QueryClient, { org, id }: ChangeEntry): boolean {
  const entry = client.getQueryData(changeLogQueries.list(org).queryKey)?.find((one) => one.id === id)
  return entry?.undoneBy === null && (entry.settled.kind === 'open' || entry.settled.kind === 'kept')
}
