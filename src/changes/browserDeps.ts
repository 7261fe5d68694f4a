import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { ChangeDeps } from './changeRequest.ts'
import { getGuest, guestAnswered } from '#src/api/guests/guests.ts'
import { rememberKnown } from '#src/api/guests/lastKnownMembers.ts'
import { oneAtATimeInBrowser } from '#src/browser/locks.ts'
import { guestPath } from '#src/api/endpoints.ts'
import { request } from '#src/api/http/request.ts'
import { GuestAnswer } from '#src/api/guests/wireGuest.ts'

/** Organizations whose server was seen appending; as long as the tab lives. */
const appending = new Set<OrgId>()

/**
 * No call waits in the limiter while the server asked everybody to wait: between reading and writing lies one round
 * trip, so whoever would have to wait reads again afterwards.
 */
const maxWait = 0

/**
 * The browser, the network and the clock, for `changeMembers`, as long as `isStill` says that the session is the one
 * the change was asked for under: after that no call leaves any more, not even one that was waiting for its turn.
 */
export function changeWorld(
  isStill: () => boolean,
  onStep: ChangeDeps['onStep'] = () => undefined,
): ChangeDeps {
  const guard = () => {
    if (isStill()) return
    const message = 'Another user signed in.'
    throw new ApiError({ status: 409, code: 'SESSION_CHANGED', message, source: 'browser' })
  }
  return {
    getGuest: (org, email) => readFresh(org, email, guard),
    putMembers: (org, email, ids) => putMembers(org, email, ids, guard),
    lock: oneAtATimeInBrowser,
    appending,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => Date.now(),
    random: () => Math.random(),
    onStep,
  }
}

async function readFresh(org: OrgId, email: Email, guard: () => void): Promise<Guest> {
  const guest = await getGuest(org, email, { maxWait, guard })
  const members = guest.associatedMembers
  if (members.known && members.from !== 'null') rememberKnown(org, email, members.ids)
  return guest
}

async function putMembers(
  org: OrgId,
  email: Email,
  ids: readonly MemberId[],
  guard: () => void,
): Promise<Guest> {
  // Whatever is answered: a `null` after this is not taken for nobody.
  if (ids.length > 0) rememberKnown(org, email, ids)
  const body = { associated_members: ids }
  const path = guestPath(org, email)
  return guestAnswered(email, await request(GuestAnswer, path, { method: 'PUT', body, maxWait, guard }))
}
