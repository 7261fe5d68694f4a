import * as z from 'zod/mini'
import { exchange } from '#src/api/http/fetchJson.ts'
import { Session, tabSession } from './tabSession.ts'

export type { Session } from './tabSession.ts'

/** `sandbox`: may it be offered; `tallyfy`: the configured server's host, for display. */
export const SessionAnswer = z.object({
  session: z.nullable(Session),
  sandbox: z.boolean(),
  tallyfy: z.string(),
})
export type SessionAnswer = z.infer<typeof SessionAnswer>

/** A session was asked for, so there is one. */
const SessionBegun = z.extend(SessionAnswer, { session: Session })
export type SessionBegun = z.infer<typeof SessionBegun>

/** What the cookie holds now; asking renews its idle time. Throws ApiError. */
export function readSession(signal?: AbortSignal): Promise<SessionAnswer> {
  return exchange(SessionAnswer, '/session', { signal })
}

/** Puts a session for this personal access token into the cookie. Throws ApiError (TOKEN_REFUSED, TOKEN_TOO_LONG). */
export function signIn(token: string): Promise<SessionBegun> {
  return exchange(SessionBegun, '/session', { method: 'POST', body: { token } })
}

/** Puts a session with a fresh sandbox into the cookie: also what *Reset sandbox* does. Throws ApiError. */
export function startSandbox(): Promise<SessionBegun> {
  return exchange(SessionBegun, '/session', { method: 'POST', body: { sandbox: true } })
}

/** Expires the cookie. Throws ApiError when the gateway cannot be reached or the cookie holds another session. */
export async function signOut(): Promise<void> {
  await exchange(z.unknown(), '/session', { method: 'DELETE', sessionId: tabSession.get()?.id })
}
