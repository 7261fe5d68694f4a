import { guestFields } from '#src/lib/guestFields.ts'
import * as z from 'zod/mini'
import { endpoints } from '#src/api/endpoints.ts'
import { ApiError, isOutcomeUnknown, ownError } from '#src/api/http/apiError.ts'
import type { Request, RequestOptions } from '#src/api/http/request.ts'
import {
  type AssociatedMembers,
  type Email,
  type Guest,
  type GuestRef,
  guestKey,
  type OrgId,
} from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { createSharedValues, GuestAnswer, toGuest, type WireGuest } from './wireGuest.ts'
import type { WriteVersions } from './writeVersions.ts'

/** The optional fields of a new guest: our name and the server's. */
type NewGuestField = Extract<(typeof guestFields)[number], { newGuest: string }>['name']

/** The fields of a new guest; '' is not sent. Tallyfy needs the email only. */
export type NewGuest = { email: Email } & Partial<Record<NewGuestField, string>>

export type ReadOptions = Pick<RequestOptions, 'signal' | 'priority' | 'maxWaitMs' | 'beforeSend'>
type WriteOptions = Pick<RequestOptions, 'priority' | 'maxWaitMs' | 'beforeSend'>

/** Turns a guest of an answer into ours. */
export type AcceptGuest = (wire: WireGuest) => Guest

type GuestCallsDeps = { request: Request; versions: WriteVersions }

/** The calls about one guest. They throw ApiError; any other exception is a fault of this code and passes through. */
export function createGuestCalls({ request, versions }: GuestCallsDeps) {
  const lastKnown = createLastKnownMembers()
  const shared = createSharedValues()

  /**
   * How guests of one read are accepted: the one place that judges a null member list by the ids last known, and
   * remembers known ids. `begun`: the version at which the read began.
   */
  function createAccept(org: OrgId, begun: number): AcceptGuest {
    const readNull = (email: Email) => lastKnown.rejectUnexpectedNull({ org, email })
    const options = { shared, readNull }
    return (wire) => {
      const guest = toGuest(wire, options)
      const members = guest.associatedMembers
      const ref = { org, email: guest.email }
      if (members.known && !versions.writtenAfter(ref, begun)) lastKnown.set(ref, members.ids)
      return guest
    }
  }

  /** Reads the guest. Throws 'guest-not-found' (gone, or of another organization), 'wrong-guest' and what `request` throws. */
  async function get(guest: GuestRef, options: ReadOptions = {}): Promise<Guest> {
    const begun = versions.nextVersion()
    const answer = await request(GuestAnswer, endpoints.getGuest, { ...options, params: guest }).catch(
      (error: unknown) => {
        throw asGuestNotFound(error)
      },
    )
    checkIsGuest(guest, answer.data)
    return { ...createAccept(guest.org, begun)(answer.data), email: guest.email }
  }

  /**
   * Replaces the guest's members: sent once, never aborted. Only `changeMembers` may call it, after a read. An answer of
   * null tells nothing: it comes as 'unexpected-null'. Until a call is refused, `ids` count as the last known ones.
   */
  async function replaceMembers(
    guest: GuestRef,
    ids: readonly MemberId[],
    options: WriteOptions = {},
  ): Promise<Guest> {
    const before = lastKnown.get(guest)
    const readNull = (): AssociatedMembers => ({ known: false, reason: 'unexpected-null', last: ids })
    lastKnown.set(guest, ids)
    try {
      const body = { associated_members: ids }
      const answer = await request(GuestAnswer, endpoints.updateGuest, { ...options, params: guest, body })
      checkIsGuest(guest, answer.data)
      return { ...toGuest(answer.data, { shared, readNull }), email: guest.email }
    } catch (error) {
      if (error instanceof ApiError && !isOutcomeUnknown(error)) lastKnown.set(guest, before)
      throw error
    }
  }

  /**
   * Invites a guest and returns it. Throws 422 with `fieldErrors`, 429 (30 invites an hour). When the outcome of the call
   * is unknown, a read tells whether the guest was created.
   */
  async function create(org: OrgId, draft: NewGuest): Promise<Guest> {
    const body: Record<string, string> = { email: draft.email }
    for (const field of guestFields) {
      const value = 'newGuest' in field ? draft[field.name] : ''
      if (value) body[field.wire] = value
    }
    try {
      const options = { params: { org }, body, pausesAll: false }
      const answer = await request(GuestAnswer, endpoints.createGuest, options)
      return toGuest(answer.data, { shared })
    } catch (error) {
      const found = await readAfterWrite(error, { org, email: draft.email })
      if (!found) throw error
      return found
    }
  }

  /** Deletes the guest. When the outcome of the call is unknown, a read that does not find the guest means deleted. */
  async function remove(guest: GuestRef): Promise<void> {
    try {
      await request(z.unknown(), endpoints.deleteGuest, { params: guest })
    } catch (error) {
      if (await readAfterWrite(error, guest)) throw asGuestNotFound(error)
    }
  }

  /** After a write whose outcome is unknown: the guest, or null when it is not there. Throws any other error on. */
  async function readAfterWrite(error: unknown, guest: GuestRef): Promise<Guest | null> {
    if (!isOutcomeUnknown(error)) throw asGuestNotFound(error)
    try {
      return await get(guest)
    } catch (readError) {
      if (!(readError instanceof ApiError)) throw readError
      if (readError.status === 404) return null
      throw ownError('outcome-unknown', { status: error.status })
    }
  }

  return { lastKnown, createAccept, get, replaceMembers, create, remove }
}

/** The one check that an answer is about the requested guest. Throws 'wrong-guest'. */
function checkIsGuest(guest: GuestRef, wire: WireGuest): void {
  if (guestKey(wire) !== guestKey(guest)) throw ownError('wrong-guest', { status: 200 })
}

/** Tallyfy's own text for a missing guest does not help a user. A missing endpoint is another fault. */
function asGuestNotFound(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.status !== 404 || error.code === 'ENDPOINT_NOT_FOUND')
    return error
  const { status, source } = error
  return new ApiError({ status, source, code: 'guest-not-found' })
}

type Ids = readonly MemberId[]

const noMembers: AssociatedMembers = { known: true, ids: [] }

/**
 * The ids that this tab last read or wrote for each guest. Some servers answer `associated_members: null` where there
 * are ids, so a null after known ids counts as unknown until the user confirms it. Lasts as long as the session.
 */
function createLastKnownMembers() {
  const byOrg = new Map<OrgId, Map<string, Ids>>()

  /** The ids last read or written for the guest; null when none are known. Never an empty list. */
  function get(guest: GuestRef): Ids | null {
    return byOrg.get(guest.org)?.get(guestKey(guest)) ?? null
  }

  /** These ids were read or written for the guest. Null or an empty list: nothing is known any more. */
  function set(guest: GuestRef, ids: Ids | null): void {
    const known = byOrg.get(guest.org)
    if (!ids || ids.length === 0) known?.delete(guestKey(guest))
    else if (known) known.set(guestKey(guest), ids)
    else byOrg.set(guest.org, new Map([[guestKey(guest), ids]]))
  }

  return {
    get,
    set,

    /** These ids were known before this page was loaded; what is known since is newer. */
    recall: (guest: GuestRef, ids: Ids): void => {
      if (get(guest) === null) set(guest, ids)
    },

    /** What a null from the server means for this guest: no members, or unknown where ids were known before. */
    rejectUnexpectedNull(guest: GuestRef): AssociatedMembers {
      const last = get(guest)
      return last ? { known: false, reason: 'unexpected-null', last } : noMembers
    },

    /** The user confirms that the guest has no members: the next null means that. */
    acceptEmptyList: (guest: GuestRef): void => set(guest, null),

    /** Forgets everything, when another user's session begins. */
    clear: (): void => byOrg.clear(),
  }
}
