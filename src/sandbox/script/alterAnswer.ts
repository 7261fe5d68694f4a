import * as z from 'zod'
import { answer } from '#src/sandbox/endpoints/answers.ts'
import { guestBody } from '#src/sandbox/endpoints/guestShape.ts'
import { guestStoreOf, type SandboxState } from '#src/sandbox/sandboxState.ts'
import type { RequestTarget } from './requestTarget.ts'
import type { Action } from './scriptRule.ts'

const Row = z.looseObject({ email: z.string().optional(), details: z.looseObject({}).optional() })
type Row = z.infer<typeof Row>
const Body = z.looseObject({ data: z.union([z.array(z.unknown()), Row]) })

/** Changes the answer to a request that took effect as the action says; most actions change nothing. */
export async function alterAnswer(
  action: Action,
  response: Response,
  target: RequestTarget,
  state: SandboxState,
): Promise<Response> {
  if (action.do === 'truncate') return truncated(response, action.keep)
  if (action.do === 'wrong-guest') {
    return withData(response, (data) => otherGuest(action.email, target, state) ?? data)
  }
  if (action.do === 'stale') return withData(response, (data) => staleGuest(target, state) ?? data)
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
  // An error has no data.
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

/** Returns a row with other associated members, or without the field when `as` is undefined. */
function withMembers(row: unknown, as: unknown, email: string | undefined): unknown {
  const parsed = Row.safeParse(row)
  if (!parsed.success || !isAbout(parsed.data, email)) return row
  const { associated_members: _replaced, ...details } = parsed.data.details ?? {}
  return { ...parsed.data, details: as === undefined ? details : { ...details, associated_members: as } }
}

function isAbout(row: Row, email: string | undefined): boolean {
  return email === undefined || row.email?.toLowerCase() === email.toLowerCase()
}

function otherGuest(
  email: string | undefined,
  { org, email: requested }: RequestTarget,
  state: SandboxState,
) {
  const store = guestStoreOf(state, org ?? '')
  if (!store) return undefined
  const right = store.find(requested ?? '')
  const other = email === undefined ? store.rows('', '').indexAt(right === 0 ? 1 : 0) : store.find(email)
  return other === undefined ? undefined : guestBody(store.at(other), 'none', state.options)
}

function staleGuest({ org, email }: RequestTarget, state: SandboxState) {
  const store = guestStoreOf(state, org ?? '')
  const index = store?.find(email ?? '')
  if (!store || index === undefined) return undefined
  const list = store.listBeforeAt(index)
  const guest = store.at(index)
  if (list === undefined) return undefined
  const old = { ...guest, details: { ...guest.details, associated_members: list } }
  return guestBody(old, 'none', state.options)
}
