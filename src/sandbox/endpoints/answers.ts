import type { SandboxOptions } from '#src/sandbox/options.ts'

const utf8 = new TextEncoder()
const json = { 'content-type': 'application/json' }

/** Makes a JSON answer. A `body` that is a string is sent as it is: JSON text. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  // A Response copies a text once more, 3 ms for a large page; bytes it does not.
  return new Response(utf8.encode(text), { status, headers: { ...json, ...headers } })
}

/** Bodies of errors by status, as Tallyfy's documents and published clients show them. Scripted answers use them too. */
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

/** Answers that there were too many requests; `Retry-After` is sent in whole seconds, rounded up. */
export function rateLimited(retryAfterMs: number): Response {
  return answer(429, refusalBodies[429], retryAfter(retryAfterMs))
}

/** Answers that the organization invited too many guests in the last hour. */
export function inviteLimited(retryAfterMs: number): Response {
  const message =
    "You've reached the hourly limit for Guest Invite (30 per hour per organization). Please try again later."
  return answer(429, { message, code: 'RATE_LIMIT_EXCEEDED' }, retryAfter(retryAfterMs))
}

function retryAfter(ms: number): Record<string, string> {
  return { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) }
}

/** Error texts by field. */
export type FieldErrors = Record<string, string[]>

/** Answers 422 with error texts, in the shape that the options say. */
export function invalid(errors: FieldErrors, options: SandboxOptions): Response {
  if (options.refusals === 'errors') return answer(422, { error: true, errors })
  return answer(422, { message: 'The given data was invalid.', errors })
}

/** Answers that there is no such guest: 404, or 422 when the options say so. */
export function noSuchGuest(options: SandboxOptions): Response {
  if (options.unknownGuest === 404) return notFound()
  return invalid({ email: ['The selected email is invalid.'] }, options)
}
