import * as z from 'zod'
import { cleanToken } from '#src/lib/cleanToken.ts'
import { callUpstream, type UpstreamAnswer, type UpstreamTarget } from './callUpstream.ts'
import { GatewayError } from './gatewayError.ts'
import { messages } from './messages.ts'
import { maxTokenLength, type User } from './sessionCipher.ts'

/** The body of `POST /session`. */
export const SignIn = z.union([
  z.strictObject({ token: z.string() }),
  z.strictObject({ sandbox: z.literal(true) }),
])

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const Me = z.object({
  data: z.object({ id: z.union([z.number(), z.string()]), email: text, first_name: text, last_name: text }),
})
const ErrorBody = z.object({ code: z.string() })

/**
 * The token in a pasted text, without what was copied with it.
 * @throws GatewayError BAD_REQUEST, TOKEN_TOO_LONG or TOKEN_REFUSED
 */
export function parseToken(pasted: string): string {
  const token = cleanToken(pasted)
  if (token === '') throw new GatewayError('BAD_REQUEST', messages.tokenMissing())
  if (token.length > maxTokenLength) {
    throw new GatewayError('TOKEN_TOO_LONG', messages.tokenTooLong(token.length, maxTokenLength))
  }
  if (/[^\x21-\x7e]|["\\]/.test(token)) throw new GatewayError('TOKEN_REFUSED', messages.tokenMalformed())
  return token
}

/**
 * The user that a target's token belongs to, as the target's server answers.
 * @throws GatewayError TOKEN_REFUSED, TALLYFY_BUSY, TALLYFY_UNREACHABLE or TALLYFY_TIMEOUT
 */
export async function fetchUser(target: UpstreamTarget, client: AbortSignal): Promise<User> {
  const endpoint = { method: 'GET', path: '/me', query: [] } as const
  const call = { endpoint, params: {}, query: new URLSearchParams(), body: null }
  const answer = await callUpstream(target, call, client)
  if (answer.status < 200 || answer.status > 299) throw signInError(answer, target.name)
  const me = Me.safeParse(parseJson(answer))
  if (!me.success) throw new GatewayError('TALLYFY_UNREACHABLE', messages.notTallyfy(target.name))
  const { id, email, first_name: firstName, last_name: lastName } = me.data.data
  return { id, email, firstName, lastName }
}

function signInError(answer: UpstreamAnswer, server: string): GatewayError {
  const code = ErrorBody.safeParse(parseJson(answer)).data?.code
  // For a token that is unknown or was deleted Tallyfy may also answer 404: the endpoint does not exist for it.
  if (answer.status === 401 || answer.status === 403 || code === 'ENDPOINT_NOT_FOUND') {
    return new GatewayError('TOKEN_REFUSED', messages.tokenRefused(server))
  }
  if (answer.status === 429) {
    return new GatewayError('TALLYFY_BUSY', messages.upstreamBusy(server), answer.retryAfter)
  }
  const message =
    answer.status === 404 ? messages.noApiAtAddress(server) : messages.tokenNotChecked(server, answer.status)
  return new GatewayError('TALLYFY_UNREACHABLE', message)
}

function parseJson(answer: UpstreamAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString())
  } catch {
    return null
  }
}
