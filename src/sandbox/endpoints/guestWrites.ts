import type { Context } from 'hono'
import * as z from 'zod'
import type { MemberId } from '#src/lib/member.ts'
import type { AppliedWrite } from '#src/sandbox/control/log.ts'
import type { SandboxOptions } from '#src/sandbox/options.ts'
import {
  answer,
  forbidden,
  invalid,
  inviteLimited,
  noSuchGuest,
  notJson,
  type FieldErrors,
} from './answers.ts'
import type { EndpointEnv, Endpoints } from './endpointEnv.ts'
import { guestBody } from './guestShape.ts'
import { inviteGuest } from './inviteGuest.ts'

/** Adds the endpoints that change guests: update, create and delete. Light users are answered 403. */
export function addGuestWrites(endpoints: Endpoints): void {
  addUpdate(endpoints)
  addCreate(endpoints)
  addDelete(endpoints)
}

function addUpdate(endpoints: Endpoints): void {
  endpoints.put('/organizations/:org/guests/:email', (c) => {
    const { state, body, append } = c.env
    const { store, organization } = c.var
    const index = store.find(c.req.param('email'))
    if (!canWrite(c)) return forbidden()
    if (body === 'not-json') return notJson()
    if (index === undefined) return noSuchGuest(state.options)

    const before = store.listAt(index)
    const read = readMemberList(body?.json, organization.memberIds, state.options)
    if ('errors' in read) return invalid(read.errors, state.options)
    // An update without the field succeeds and changes nothing.
    if (read.list !== undefined) {
      store.write(index, append ? [...new Set([...(before ?? []), ...read.list])] : read.list)
    }
    const guest = store.at(index)
    addToLog(c, { method: 'PUT', email: guest.email, before, after: guest.details.associated_members })
    const status = state.options.shape === 'current' ? 201 : 200
    return answer(status, { data: guestBody(guest, 'none', state.options) })
  })
}

function addCreate(endpoints: Endpoints): void {
  endpoints.post('/organizations/:org/guests', (c) => {
    const { state, body } = c.env
    if (!canWrite(c)) return forbidden()
    if (body === 'not-json') return notJson()
    const invited = inviteGuest(state, c.var.organization, c.var.store, body?.json)
    if ('errors' in invited) return invalid(invited.errors, state.options)
    if ('retryAfterMs' in invited) return inviteLimited(invited.retryAfterMs)
    addToLog(c, { method: 'POST', email: invited.guest.email, before: null, after: null })
    const data = guestBody(invited.guest, 'none', state.options)
    // In this answer alone the documents write `created_at` with a space and without a zone.
    const created = invited.guest.created_at.replace('T', ' ').replace('Z', '')
    return answer(201, { data: 'created_at' in data ? { ...data, created_at: created } : data })
  })
}

function addDelete(endpoints: Endpoints): void {
  endpoints.delete('/organizations/:org/guests/:email', (c) => {
    const { options } = c.env.state
    const index = c.var.store.find(c.req.param('email'))
    if (!canWrite(c)) return forbidden()
    if (index === undefined) return noSuchGuest(options)
    const guest = c.var.store.at(index)
    c.var.store.remove(index)
    addToLog(c, {
      method: 'DELETE',
      email: guest.email,
      before: guest.details.associated_members,
      after: null,
    })
    if (options.shape !== 'current') return new Response(null, { status: 204 })
    return answer(200, { data: guestBody(guest, 'none', options) })
  })
}

function canWrite(c: Context<EndpointEnv>): boolean {
  const user = c.var.organization.members.find((member) => member.id === c.var.userId)
  return user !== undefined && user.role !== 'Light' && user.status === 'active'
}

function addToLog(
  c: Context<EndpointEnv>,
  write: Pick<AppliedWrite, 'method' | 'email' | 'before' | 'after'>,
): void {
  const { state, request } = c.env
  const org = c.var.organization.plan.id
  state.log.addWrite({ ...write, org, at: state.clock(), user: c.var.userId, request })
}

const field = 'associated_members'

/** A member id: a number or a numeric string. */
const WireId = z.union([
  z.number().int().positive(),
  z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(Number),
])
const WithField = z.looseObject({ [field]: z.unknown().optional() })

/** Reads the one field that an update takes; `list` is undefined when it was not sent. Other keys are ignored. */
function readMemberList(
  body: unknown,
  members: ReadonlySet<MemberId>,
  options: SandboxOptions,
): { list: readonly MemberId[] | undefined } | { errors: FieldErrors } {
  const sent = WithField.safeParse(body).data?.[field]
  if (sent === undefined) return { list: undefined }
  if (!Array.isArray(sent)) return { errors: { [field]: ['The associated members must be an array.'] } }
  const ids: MemberId[] = []
  for (const [index, entry] of sent.entries()) {
    const id = WireId.safeParse(entry)
    if (!id.success)
      return { errors: { [`${field}.${index}`]: [`The ${field}.${index} must be an integer.`] } }
    ids.push(id.data)
  }
  return checkMembers(ids, members, options)
}

/** Refuses, drops or keeps unknown and repeated ids, as the options say. */
function checkMembers(ids: readonly MemberId[], members: ReadonlySet<MemberId>, options: SandboxOptions) {
  const unknown = ids.filter((id) => !members.has(id))
  if (options.unknownMembers === 'refuse' && unknown.length > 0) {
    return { errors: { [field]: [`The selected associated members are invalid: ${unknown.join(', ')}.`] } }
  }
  const hasDuplicates = ids.length !== new Set(ids).size
  if (options.duplicateMembers === 'refuse' && hasDuplicates) {
    return { errors: { [field]: ['The associated members have a duplicate value.'] } }
  }
  const known = options.unknownMembers === 'drop' ? ids.filter((id) => members.has(id)) : ids
  return { list: options.duplicateMembers === 'drop' ? [...new Set(known)] : known }
}
