import * as z from 'zod'
import { createBase } from '#src/sandbox/data/base.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { createSandbox, type CreateSandboxOptions, type Sandbox } from './sandbox.ts'

const utf8Json = 'application/json'

/** The time in tests (epoch ms), so that their dates are always the same. */
export const testNow = Date.UTC(2026, 2, 16, 9)

/** The base of all tests. */
export const testBase = createBase({ seed: 7, nowMs: testNow })

/** An answer; `body` is undefined when the text is not JSON. */
export type Reply = { status: number; headers: Headers; text: string; body: unknown }

type CallOptions = { method?: string; body?: unknown; token?: string; client?: string | null }

/** Sends a request to a sandbox as an API client would; `path` begins after `/api`. */
export async function call(
  sandbox: Pick<Sandbox, 'fetch'>,
  path: string,
  options: CallOptions = {},
): Promise<Reply> {
  const { method = 'GET', body, token = 'sandbox', client = 'APIClient' } = options
  const headers = new Headers({ authorization: `Bearer ${token}`, accept: utf8Json })
  if (client !== null) headers.set('x-tallyfy-client', client)
  const init: RequestInit = { method, headers }
  if (body !== undefined) {
    headers.set('content-type', utf8Json)
    init.body = typeof body === 'string' ? body : JSON.stringify(body)
  }
  const response = await sandbox.fetch(new Request(`https://go.example/api${path}`, init))
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parseJson(text) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Makes a sandbox whose time is `testNow`. */
export function testSandbox(options: CreateSandboxOptions = {}): Sandbox {
  return createSandbox({ base: testBase, clock: () => testNow, ...options })
}

/** Path of the guests of Edge Cases, or of one of them. */
export function guests(email?: string): string {
  const all = `/organizations/${edgeCases.id}/guests`
  return email === undefined ? all : `${all}/${encodeURIComponent(email)}`
}

const List = z.looseObject({
  data: z.array(z.looseObject({ email: z.string() })),
  meta: z.looseObject({ pagination: z.looseObject({}) }).optional(),
})

/** Emails of a list, in its order. */
export function emailsIn(reply: Reply): string[] {
  return List.parse(reply.body).data.map((row) => row.email)
}

/** `meta.pagination` of a list; undefined without one. */
export function paginationIn(reply: Reply): unknown {
  return List.parse(reply.body).meta?.pagination
}

const One = z.object({
  data: z.looseObject({
    email: z.string(),
    details: z.looseObject({ associated_members: z.unknown().optional() }),
  }),
})

/** Associated members of one guest, as the answer has them. */
export function membersIn(reply: Reply): unknown {
  return One.parse(reply.body).data.details.associated_members
}

/** Email of one guest, as the answer has it. */
export function emailIn(reply: Reply): string {
  return One.parse(reply.body).data.email
}
