import type { Context } from 'hono'
import type { IncomingMessage } from 'node:http'
import { messages } from './messages.ts'

/** What the Node listener hands over with the request; absent when a test calls `fetch` itself. */
export type Bindings = { incoming?: IncomingMessage }

/** Hono's types for this app. `route` is the template of the path, the only form of it that is logged. */
export type GatewayEnv = { Bindings: Bindings; Variables: { route: string; nonce: string } }
export type GatewayContext = Context<GatewayEnv>

/** The codes of the gateway's own error answers, with their status. Tallyfy's own errors pass unchanged. */
const statusOfCode = {
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
  /** The client closed the connection: the answer reaches no one, the status shows in the log why a read ended. */
  CLIENT_GONE: 499,
  INTERNAL: 500,
  TALLYFY_UNREACHABLE: 502,
  TALLYFY_TIMEOUT: 504,
} as const

export type GatewayCode = keyof typeof statusOfCode

/** Marks an answer as the gateway's own: a 401 without it is Tallyfy's. */
export const gatewayHeader = { 'X-Guestlist-Origin': 'gateway' } as const

/** Ends a request with an error answer of the gateway itself. `message` is a sentence of `messages`; users may see it. */
export class GatewayError extends Error {
  readonly code: GatewayCode
  /** `Retry-After` as Tallyfy sent it, or null. */
  readonly retryAfter: string | null

  constructor(code: GatewayCode, message: string, retryAfter: string | null = null) {
    super(message)
    this.name = 'GatewayError'
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** The answer for anything thrown. What is no `GatewayError` becomes a 500 without its text, which may hold secrets. */
export function errorResponse(error: unknown): Response {
  const { code, message, retryAfter } =
    error instanceof GatewayError ? error : new GatewayError('INTERNAL', messages.internalError())
  const headers = new Headers(gatewayHeader)
  if (retryAfter !== null) headers.set('Retry-After', retryAfter)
  return Response.json({ error: true, code, message }, { status: statusOfCode[code], headers })
}
