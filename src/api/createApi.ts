import type { Clock } from '#src/browser/clock.ts'
import { createGuestsApi } from './guests/guestQueries.ts'
import { createRateLimiter } from './http/rateLimiter.ts'
import { createFetchJson, createRequest, type Fetch } from './http/request.ts'
import { createMembersApi } from './members.ts'
import { createOrganizationsApi } from './organizations.ts'
import { createSession } from './session/session.ts'
import { createSessionApi } from './session/sessionQueries.ts'

export type ApiDeps = {
  fetch: Fetch
  clock: Clock
  /** At least 0, below 1. */
  random: () => number
  isOnline: () => boolean
  /** Where an exception ends that is no ApiError and that no caller can receive. */
  reportError: (error: unknown) => void
}

export type Api = ReturnType<typeof createApi>

/** Makes the API layer with all its state. The app makes one, a test makes its own. */
export function createApi({ fetch, clock, random, isOnline, reportError }: ApiDeps) {
  const fetchJson = createFetchJson({ fetch, clock, isOnline })
  const rateLimiter = createRateLimiter({ clock, random })
  const session = createSession({ fetchJson, reportError })
  const request = createRequest({ fetchJson, rateLimiter, session })
  const guests = createGuestsApi({ request, clock })
  session.onUserChange(guests.forgetLastKnown)
  return {
    session: createSessionApi(session),
    rateLimiter,
    request,
    guests,
    members: createMembersApi({ request, clock }),
    organizations: createOrganizationsApi({ request, clock }),
  }
}
