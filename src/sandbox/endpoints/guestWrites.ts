import type { Context } from 'hono'
import { answer, forbidden, invalid, inviteLimited, noSuchGuest, notJson } from './answers.ts'
import type { Api, ApiEnv } from './endpointEnv.ts'
import { guestBody } from './guestShape.ts'
import { inviteGuest } from './inviteGuest.ts'
import { readMemberList } from './memberList.ts'
import type { AppliedWrite } from '#src/sandbox/control/log.ts'

/** Adds what changes guests: update, create, delete. A light user may do none of it. */
export function addGuestWrites(api: Api): void {
  addUpdate(api)
  addCreate(api)
  addDelete(api)
}

function addUpdate(api: Api): void {
  api.put('/organizations/:org/guests/:email', (c) => {
    const { world, body, append } = c.env
    const { store, organization } = c.var
    const index = store.find(c.req.param('email'))
    if (!mayWrite(c)) return forbidden()
    if (body === 'not JSON') return notJson()
    if (index === undefined) return noSuchGuest(world.options)

    const before = store.listAt(index)
    const read = readMemberList(body?.json, organization.memberIds, world.options)
    if ('errors' in read) return invalid(read.errors, world.options)
    // Without the field an update succeeds and changes nothing.
    if (read.list !== undefined) {
      store.write(index, append ? [...new Set([...(before ?? []), ...read.list])] : read.list)
    }
    const guest = store.at(index)
    record(c, { method: 'PUT', email: guest.email, before, after: guest.details.associated_members })
    const status = world.options.shape === 'current' ? 201 : 200
    return answer(status, { data: guestBody(guest, 'none', world.options) })
  })
}

function addCreate(api: Api): void {
  api.post('/organizations/:org/guests', (c) => {
    const { world, body } = c.env
    if (!mayWrite(c)) return forbidden()
    if (body === 'not JSON') return notJson()
    const invited = inviteGuest(world, c.var.organization, c.var.store, body?.json)
    if ('errors' in invited) return invalid(invited.errors, world.options)
    if ('retryAfterMs' in invited) return inviteLimited(invited.retryAfterMs)
    record(c, { method: 'POST', email: invited.guest.email, before: null, after: null })
    const data = guestBody(invited.guest, 'none', world.options)
    // The documents write this one moment differently: no zone, a space.
    const created = invited.guest.created_at.replace('T', ' ').replace('Z', '')
    return answer(201, { data: 'created_at' in data ? { ...data, created_at: created } : data })
  })
}

function addDelete(api: Api): void {
  api.delete('/organizations/:org/guests/:email', (c) => {
    const { options } = c.env.world
    const index = c.var.store.find(c.req.param('email'))
    if (!mayWrite(c)) return forbidden()
    if (index === undefined) return noSuchGuest(options)
    const guest = c.var.store.at(index)
    c.var.store.remove(index)
    record(c, { method: 'DELETE', email: guest.email, before: guest.details.associated_members, after: null })
    if (options.shape !== 'current') return new Response(null, { status: 204 })
    return answer(200, { data: guestBody(guest, 'none', options) })
  })
}

function mayWrite(c: Context<ApiEnv>): boolean {
  const user = c.var.organization.members.find((member) => member.id === c.var.userId)
  return user !== undefined && user.role !== 'Light' && user.status === 'active'
}

function record(
  c: Context<ApiEnv>,
  write: Pick<AppliedWrite, 'method' | 'email' | 'before' | 'after'>,
): void {
  const { world, request } = c.env
  const org = c.var.organization.plan.id
  world.log.write({ ...write, org, at: world.clock(), user: c.var.userId, request })
}
