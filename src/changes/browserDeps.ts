import type { Api } from '#src/api/createApi.ts'
import { ownError } from '#src/api/http/apiError.ts'
import type { RequestPriority } from '#src/api/http/rateLimiter.ts'
import { type Session, isSameAccount } from '#src/api/session/session.ts'
import { type Clock, sleep } from '#src/browser/clock.ts'
import type { Lock } from '#src/browser/locks.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, andThen, differenceOf } from '#src/lib/memberChange.ts'
import type { ChangeDeps } from './changeContract.ts'

export type BrowserDeps = {
  api: Api
  lock: Lock
  clock: Clock
  /** 0 ≤ x < 1 */
  random: () => number
  /** Receives every exception that is no ApiError: an error in this program. */
  reportError: (error: unknown) => void
}

type SessionPart = {
  session: Session
  appendingOrgs: Set<OrgId>
  onStep?: ChangeDeps['onStep']
  priority?: RequestPriority
}

/** Network, lock and clock of this browser for `changeMembers`. No call leaves once another user has signed in. */
export function createBrowserDeps(
  { api, lock, clock, random, reportError }: BrowserDeps,
  { session, appendingOrgs, onStep, priority = 'interactive' }: SessionPart,
): ChangeDeps {
  // A call that would have to wait is refused, so that nothing waits between read and write: the save reads again.
  const options = {
    priority,
    maxWaitMs: 0,
    beforeSend: () => {
      if (!isStillSignedIn(api, session)) throw ownError('session-changed', { status: 409 })
    },
  }
  return {
    // Not from the query cache: a fetch there that is cancelled, as by closing the drawer, resolves with older data.
    getGuest: (guest) => api.guests.get(guest, options),
    replaceMembers: (guest, ids) => api.guests.replaceMembers(guest, ids, options),
    waitUntilClear: (wait) => api.rateLimiter.waitUntilClear(wait),
    lock,
    appendingOrgs,
    sleep: (ms) => sleep(clock, ms),
    now: clock.now,
    random,
    reportError,
    onStep,
  }
}

/** Whether the session's user is still the one who is signed in. */
export function isStillSignedIn(api: Api, session: Session): boolean {
  const now = api.session.current()
  return now !== null && isSameAccount(session, now)
}

/** `before`: the list that the first write was computed from; `applied`: what all writes so far may have changed. */
export type BegunWrite = { before: readonly MemberId[]; applied: MemberChange }

/** Calls `note` before each write leaves, and waits for it. It must not reject. */
export function noteWrites(deps: ChangeDeps, note: (write: BegunWrite) => Promise<void>): ChangeDeps {
  let theirs: readonly MemberId[] = []
  let begun: BegunWrite | null = null
  return {
    ...deps,
    async getGuest(guest) {
      const read = await deps.getGuest(guest)
      if (read.associatedMembers.known) theirs = read.associatedMembers.ids
      return read
    },
    async replaceMembers(guest, target) {
      const change = differenceOf(theirs, target)
      begun = {
        before: begun ? begun.before : theirs,
        applied: begun ? andThen(begun.applied, change) : change,
      }
      await note(begun)
      return deps.replaceMembers(guest, target)
    },
  }
}
