import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { ApiError } from './apiError.ts'
import type { ChangeDeps } from './changeRequest.ts'
import { getGuest, guestAnswered } from './guests.ts'
import { rememberKnown } from './knownMembers.ts'
import { oneAtATimeInBrowser } from './oneAtATime.ts'
import { guestPath } from './paths.ts'
import { request } from './request.ts'
import { GuestAnswer } from './wireGuest.ts'

/** Organizations whose server was seen appending; as long as the tab lives. */
const appending = new Set<OrgId>()

/**
 * No call waits in the limiter while the server asked everybody to wait: between reading and writing lies one round
 * trip, so whoever would have to wait reads again afterwards.
 */
const maxWait = 0

/** The browser, the network and the clock, for `changeMembers`. */
export function changeWorld(onWait: ChangeDeps['onWait'] = () => undefined): ChangeDeps {
  return {
    getGuest: readFresh,
    putMembers,
    lock: oneAtATimeInBrowser,
    appending,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => Date.now(),
    random: () => Math.random(),
    onWait,
  }
}

/** The same world for as long as the session is the one the change was asked for under; then no call leaves any more. */
export function underSession(world: ChangeDeps, isStill: () => boolean): ChangeDeps {
  const refuse = () => {
    if (isStill()) return
    const message = 'Another user signed in.'
    throw new ApiError({ status: 409, code: 'SESSION_CHANGED', message, source: 'gateway' })
  }
  return {
    ...world,
    getGuest: async (org, email) => {
      refuse()
      return world.getGuest(org, email)
    },
    putMembers: async (org, email, ids) => {
      refuse()
      return world.putMembers(org, email, ids)
    },
  }
}

async function readFresh(org: OrgId, email: Email): Promise<Guest> {
  const guest = await getGuest(org, email, { maxWait })
  const members = guest.associatedMembers
  if (members.known && members.from !== 'null') rememberKnown(org, email, members.ids)
  return guest
}

async function putMembers(org: OrgId, email: Email, ids: readonly MemberId[]): Promise<Guest> {
  // Whatever is answered: a `null` after this is not taken for nobody.
  if (ids.length > 0) rememberKnown(org, email, ids)
  const body = { associated_members: ids }
  return guestAnswered(
    email,
    await request(GuestAnswer, guestPath(org, email), { method: 'PUT', body, maxWait }),
  )
}
