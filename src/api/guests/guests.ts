import * as z from 'zod/mini'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import { ApiError, isOutcomeUnknown } from '#src/api/http/apiError.ts'
import { guestPath, guestsPath } from '#src/api/endpoints.ts'
import { request, type RequestOptions } from '#src/api/http/request.ts'
import { GuestAnswer, toGuest } from './wireGuest.ts'

const optionalFields = [
  ['firstName', 'first_name'],
  ['lastName', 'last_name'],
  ['company', 'company_name'],
  ['phone1', 'phone_1'],
  ['phone2', 'phone_2'],
  ['timezone', 'timezone'],
  ['companyUrl', 'company_url'],
  ['contactUrl', 'contact_url'],
  ['imageUrl', 'image_url'],
  ['opportunityName', 'opportunity_name'],
  ['opportunityUrl', 'opportunity_url'],
] as const

/** What a new guest is made of; '' is not sent. Everything but the email is optional to Tallyfy. */
export type NewGuest = { email: Email } & Partial<Record<(typeof optionalFields)[number][0], string>>

type ReadOptions = Pick<RequestOptions, 'signal' | 'pace' | 'onHold' | 'maxWait' | 'guard'>

/**
 * The guest, read afresh, its list as it came. Throws ApiError: 404 (gone, or of another organization), WRONG_GUEST,
 * UNREADABLE and whatever `request` throws.
 */
export async function getGuest(org: OrgId, email: Email, options: ReadOptions = {}): Promise<Guest> {
  const answer = await request(GuestAnswer, guestPath(org, email), options).catch((error: unknown) => {
    throw asNotFound(error)
  })
  return guestAnswered(email, answer)
}

/**
 * The guest in an answer to a GET or PUT for `email`, which keeps the spelling it was asked for by (a server may lower
 * it). Throws ApiError WRONG_GUEST when it is another guest's answer.
 */
export function guestAnswered(email: Email, answer: GuestAnswer): Guest {
  const guest = toGuest(answer.data)
  if (guest.email.toLowerCase() === email.toLowerCase()) return { ...guest, email }
  const message = 'Tallyfy answered with another guest. Nothing was changed because of it.'
  throw new ApiError({ status: 200, code: 'WRONG_GUEST', message, source: 'browser' })
}

/**
 * Invites a guest and returns it. Throws ApiError: 422 with `fieldErrors`, 429 (30 invites an hour). When the outcome
 * of the call is unknown the guest is read: there means created.
 */
export async function createGuest(org: OrgId, draft: NewGuest): Promise<Guest> {
  const body: Record<string, string> = { email: draft.email }
  for (const [name, wireName] of optionalFields) {
    const value = draft[name]
    if (value) body[wireName] = value
  }
  try {
    const answer = await request(GuestAnswer, guestsPath(org), { method: 'POST', body, slowsAll: false })
    return toGuest(answer.data)
  } catch (error) {
    const found = await readAfter(error, org, draft.email)
    if (found === 'gone') throw error
    return found
  }
}

/** Deletes the guest. When the outcome of the call is unknown the guest is read: not found means deleted. Throws ApiError. */
export async function deleteGuest(org: OrgId, email: Email): Promise<void> {
  try {
    await request(z.unknown(), guestPath(org, email), { method: 'DELETE' })
  } catch (error) {
    if ((await readAfter(error, org, email)) !== 'gone') throw asNotFound(error)
  }
}

/** After a write whose outcome is unknown: is the guest there? Any other error is thrown on. */
async function readAfter(error: unknown, org: OrgId, email: Email): Promise<Guest | 'gone'> {
  if (!isOutcomeUnknown(error)) throw asNotFound(error)
  try {
    return await getGuest(org, email)
  } catch (reading) {
    if (reading instanceof ApiError && reading.status === 404) return 'gone'
    const message =
      'No answer came, and whether it was done could not be read. Look at the list before trying again.'
    throw new ApiError({ status: error.status, code: 'OUTCOME_UNKNOWN', message, source: 'browser' })
  }
}

/** Tallyfy's own text for it says nothing a person could use. */
function asNotFound(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.status !== 404 || error.code === 'ENDPOINT_NOT_FOUND')
    return error
  const { status, code, source } = error
  return new ApiError({ status, code, source, message: 'Guest not found: gone, or of another organization' })
}
