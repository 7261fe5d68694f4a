import * as z from 'zod'
import { createBase } from '#src/sandbox/data/base.ts'
import { lantern } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from './sandbox.ts'
import type { CreateSandboxOptions, Sandbox } from './sandbox.ts'

const utf8Json = 'application/json'

/** A fixed moment, so that tests see the same dates every time. */
export const testNow = Date.UTC(2026, 2, 16, 9)

/** One base for all tests. */
export const testBase = createBase({ seed: 7, nowMs: testNow })

/** What came back. */
export type Reply = { status: number; headers: Headers; text: string; body: unknown }

type Call = { method?: string; body?: unknown; token?: string; client?: string | null }

/** Asks a sandbox as an API client would; paths begin behind `/api`. */
export async function ask(sandbox: Pick<Sandbox, 'fetch'>, path: string, call: Call = {}): Promise<Reply> {
  const { method = 'GET', body, token = 'sandbox', client = 'APIClient' } = call
  const headers = new Headers({ authorization: `Bearer ${token}`, accept: utf8Json })
  if (client !== null) headers.set('x-tallyfy-client', client)
  const init: RequestInit = { method, headers }
  if (body !== undefined) {
    headers.set('content-type', utf8Json)
    init.body = typeof body === 'string' ? body : JSON.stringify(body)
  }
  const response = await sandbox.fetch(new Request(`https://go.example/api${path}`, init))
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: jsonOf(text) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A sandbox at the tests' moment. */
export function testSandbox(options: CreateSandboxOptions = {}): Sandbox {
  return createSandbox({ base: testBase, clock: () => testNow, ...options })
}

/** Path of the small organization's guests, or of one. */
export function guests(email?: string): string {
  const all = `/organizations/${lantern.id}/guests`
  return email === undefined ? all : `${all}/${encodeURIComponent(email)}`
}

const List = z.looseObject({
  data: z.array(z.looseObject({ email: z.string() })),
  meta: z.looseObject({ pagination: z.looseObject({}) }).optional(),
})

/** A list's emails, in order. */
export function emailsIn(reply: Reply): string[] {
  return List.parse(reply.body).data.map((row) => row.email)
}

/** What a list says about its pages. */
export function paginationIn(reply: Reply): unknown {
  return List.parse(reply.body).meta?.pagination
}

const One = z.object({
  data: z.looseObject({
    email: z.string(),
    details: z.looseObject({ associated_members: z.unknown().optional() }),
  }),
})

/** One guest's associated members, as the answer has them. */
export function membersIn(reply: Reply): unknown {
  return One.parse(reply.body).data.details.associated_members
}

/** One guest's email, as the answer has it. */
export function emailIn(reply: Reply): string {
  return One.parse(reply.body).data.email
}
