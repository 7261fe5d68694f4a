import { mutationOptions } from '@tanstack/react-query'
import type { Api } from '#src/api/createApi.ts'
import type { NewGuest } from '#src/api/guests/guestCalls.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { Clock } from '#src/browser/clock.ts'
import type { GuestRef, OrgId } from '#src/lib/guest.ts'
import { isStillSignedIn } from './browserDeps.ts'
import type { ChangeLog } from './log/changeLog.ts'
import type { GuestEntry } from './log/logEntry.ts'

type GuestMutationsDeps = { api: Api; log: ChangeLog; clock: Clock }

/** Invitations and deletions of guests: as in the API, with an entry in the log. */
export function createGuestMutations({ api, log, clock }: GuestMutationsDeps) {
  /** Does the work, with an entry that is stored before and ended after it. Rejects as the work does. */
  async function record<T>(kind: GuestEntry['kind'], guest: GuestRef, work: () => Promise<T>): Promise<T> {
    const session = api.session.current()
    const isOwn = () => session !== null && isStillSignedIn(api, session)
    const entry: GuestEntry = { id: log.nextId(), kind, guest, at: clock.now(), state: 'unknown' }
    await log.begin(entry)
    try {
      const result = await work()
      // What the user's session has done is not shown to the next user.
      if (isOwn()) log.put({ ...entry, at: clock.now(), state: 'done' })
      return result
    } catch (error) {
      const isDecided = error instanceof ApiError && error.code !== 'outcome-unknown'
      if (isDecided) log.remove(entry.id)
      else if (isOwn()) log.put(entry)
      throw error
    }
  }

  return {
    /** Invites a guest; see `createGuestMutation` of the API. */
    createGuestMutation: (org: OrgId) =>
      mutationOptions({
        ...api.guests.createGuestMutation(org),
        mutationFn: (draft: NewGuest) =>
          record('invitation', { org, email: draft.email }, () => api.guests.create(org, draft)),
      }),

    /** Deletes a guest; see `deleteGuestMutation` of the API. */
    deleteGuestMutation: (guest: GuestRef) =>
      mutationOptions({
        ...api.guests.deleteGuestMutation(guest),
        mutationFn: () => record('deletion', guest, () => api.guests.remove(guest)),
      }),
  }
}
