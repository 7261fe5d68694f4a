import type { SandboxOptions } from '#src/sandbox/options.ts'

const utf8 = new TextEncoder()
const json = { 'content-type': 'application/json' }

/** A JSON answer. `body` is JSON text already when it is a string. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  // Bytes, not text: a Response checks and copies text once more, which costs a large page 3 ms.
  return new Response(utf8.encode(text), { status, headers: { ...json, ...headers } })
}

/** The bodies Tallyfy's documents and published clients show, by status; a script uses them too. */
export const refusalBodies: Readonly<Record<number, unknown>> = {
  401: { error: true, message: 'unauthenticated' },
  403: { message: 'You are not allowed to do this.' },
  404: { error: true, message: 'Resource not found', code: 'RESOURCE_NOT_FOUND' },
  409: {
    error: { code: 'SEAT_POOL_EXHAUSTED', message: 'No seats are left.', details: { pool_type: 'full' } },
  },
  422: { error: true, errors: { associated_members: ['The associated members are invalid.'] } },
  429: {
    message: "You've reached the limit for requests. Please try again later.",
    code: 'RATE_LIMIT_EXCEEDED',
  },
}

export const unauthenticated = () => answer(401, refusalBodies[401])
export const forbidden = () => answer(403, refusalBodies[403])
export const notFound = () => answer(404, refusalBodies[404])

export function endpointNotFound(): Response {
  return answer(404, { error: true, message: 'API endpoint not found', code: 'ENDPOINT_NOT_FOUND' })
}

export function notJson(): Response {
  return answer(400, { message: 'The request body is not valid JSON.' })
}

/** Too many requests; `retryAfterMs` goes out in whole seconds, rounded up. */
export function rateLimited(retryAfterMs: number): Response {
  return answer(429, refusalBodies[429], retryAfter(retryAfterMs))
}

/** More guests invited than an organization may in an hour. */
export function inviteLimited(retryAfterMs: number): Response {
  const message =
    "You've reached the hourly limit for Guest Invite (30 per hour per organization). Please try again later."
  return answer(429, { message, code: 'RATE_LIMIT_EXCEEDED' }, retryAfter(retryAfterMs))
}

function retryAfter(ms: number): Record<string, string> {
  return { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) }
}

/** Texts of what is wrong, by field. */
export type FieldErrors = Record<string, string[]>

/** A refusal of what was sent, in the shape the options ask for. */
export function invalid(errors: FieldErrors, options: SandboxOptions): Response {
  if (options.refusals === 'errors') return answer(422, { error: true, errors })
  return answer(422, { message: 'The given data was invalid.', errors })
}

/** A guest that is not here; some servers call that invalid. */
export function noSuchGuest(options: SandboxOptions): Response {
  if (options.unknownGuest === 404) return notFound()
  return invalid({ email: ['The selected email is invalid.'] }, options)
}
