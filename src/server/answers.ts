import type { Context } from 'hono'
import type { IncomingMessage } from 'node:http'

/** What the Node listener hands over beside the request; absent when a test calls `fetch` itself. */
export type Bindings = { incoming?: IncomingMessage }

/** Hono's types for this app: `route` is the template of the path, the only form of it that is logged. */
export type GatewayEnv = { Bindings: Bindings; Variables: { route: string; nonce: string } }
export type GatewayContext = Context<GatewayEnv>

/** Every refusal of the gateway itself, with its status. Tallyfy's own refusals pass unchanged and carry no such code. */
const statusOf = {
  BAD_REQUEST: 400,
  SESSION_HEADER_MISSING: 400,
  SESSION_REQUIRED: 401,
  TOKEN_REFUSED: 401,
  FORBIDDEN_ORIGIN: 403,
  SANDBOX_OFF: 403,
  ENDPOINT_NOT_FOUND: 404,
  SESSION_CHANGED: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOKEN_TOO_LONG: 422,
  TALLYFY_BUSY: 429,
  /** Nobody is there to read it; it tells the log why a read ended. */
  CLIENT_GONE: 499,
  INTERNAL: 500,
  TALLYFY_UNREACHABLE: 502,
  TALLYFY_TIMEOUT: 504,
} as const

export type GatewayCode = keyof typeof statusOf

/** Marks an answer as the gateway's own: a 401 without it is Tallyfy's. */
export const originHeader = { 'X-Guestlist-Origin': 'gateway' } as const

/** Thrown anywhere while a request is handled; becomes the gateway's own answer. The message is shown to people. */
export class Refusal extends Error {
  readonly code: GatewayCode
  /** `Retry-After` as Tallyfy gave it, or null. */
  readonly retryAfter: string | null

  constructor(code: GatewayCode, message: string, retryAfter: string | null = null) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** The answer for anything thrown: a `Refusal` as it says, everything else a 500 without its text, which may hold secrets. */
export function answerTo(error: unknown): Response {
  const { code, message, retryAfter } =
    error instanceof Refusal ? error : new Refusal('INTERNAL', 'Something went wrong in the gateway.')
  const headers = new Headers(originHeader)
  if (retryAfter !== null) headers.set('Retry-After', retryAfter)
  return Response.json({ error: true, code, message }, { status: statusOf[code], headers })
}
