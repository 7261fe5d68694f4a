import * as z from 'zod'
import { answer } from '#src/sandbox/endpoints/answers.ts'
import { guestBody } from '#src/sandbox/endpoints/guestShape.ts'
import type { Action } from './scriptRule.ts'
import type { Target } from './requestTarget.ts'
import { storeOf } from '#src/sandbox/sandboxState.ts'
import type { World } from '#src/sandbox/sandboxState.ts'

const Row = z.looseObject({ email: z.string().optional(), details: z.looseObject({}).optional() })
type Row = z.infer<typeof Row>
const Body = z.looseObject({ data: z.union([z.array(z.unknown()), Row]) })

/** What a script makes of an answer to a request that took effect; other actions leave it as it is. */
export async function distort(
  action: Action,
  response: Response,
  target: Target,
  world: World,
): Promise<Response> {
  if (action.do === 'truncate') return truncated(response, action.keep)
  if (action.do === 'wrong guest') {
    return withData(response, (data) => otherGuest(action.email, target, world) ?? data)
  }
  if (action.do === 'stale') return withData(response, (data) => staleGuest(target, world) ?? data)
  if (action.do === 'row') {
    return withData(response, (data) => (Array.isArray(data) ? data.with(action.index, action.as) : data))
  }
  if (action.do !== 'members') return response
  return withData(response, (data) =>
    Array.isArray(data)
      ? data.map((row: unknown) => withMembers(row, action.as, action.email))
      : withMembers(data, action.as, action.email),
  )
}

async function truncated(response: Response, keep: number): Promise<Response> {
  const text = await response.text()
  return answer(response.status, text.slice(0, Math.floor(text.length * keep)))
}

async function withData(response: Response, change: (data: unknown) => unknown): Promise<Response> {
  const text = await response.text()
  const body = Body.safeParse(jsonOf(text))
  // An error has no data to distort.
  if (!body.success) return answer(response.status, text)
  return answer(response.status, { ...body.data, data: change(body.data.data) })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A row with other associated members, or without any when `as` is undefined. */
function withMembers(row: unknown, as: unknown, email: string | undefined): unknown {
  const parsed = Row.safeParse(row)
  if (!parsed.success || !concerns(parsed.data, email)) return row
  const { associated_members: _replaced, ...details } = parsed.data.details ?? {}
  return { ...parsed.data, details: as === undefined ? details : { ...details, associated_members: as } }
}

function concerns(row: Row, email: string | undefined): boolean {
  return email === undefined || row.email?.toLowerCase() === email.toLowerCase()
}

function otherGuest(email: string | undefined, { org, email: asked }: Target, world: World) {
  const store = storeOf(world, org ?? '')
  if (!store) return undefined
  const right = store.find(asked ?? '')
  const other = email === undefined ? store.rows('', '').indexAt(right === 0 ? 1 : 0) : store.find(email)
  return other === undefined ? undefined : guestBody(store.at(other), 'none', world.options)
}

function staleGuest({ org, email }: Target, world: World) {
  const store = storeOf(world, org ?? '')
  const index = store?.find(email ?? '')
  if (!store || index === undefined) return undefined
  const list = store.listBeforeAt(index)
  const guest = store.at(index)
  if (list === undefined) return undefined
  const old = { ...guest, details: { ...guest.details, associated_members: list } }
  return guestBody(old, 'none', world.options)
}
