import * as z from 'zod'
import { Refusal } from './answers.ts'
import { ask } from './forward.ts'
import type { Answer, Target } from './forward.ts'
import { longestToken } from './session.ts'
import type { User } from './session.ts'

/** What `POST /session` takes. */
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
const Coded = z.object({ code: z.string() })

/**
 * The token as it can be sent: without what a paste brings along.
 * @throws Refusal BAD_REQUEST, TOKEN_TOO_LONG or TOKEN_REFUSED
 */
export function cleanToken(pasted: string): string {
  const token = pasted.trim().replace(/^Bearer\s+/i, '')
  if (token === '') throw new Refusal('BAD_REQUEST', 'Paste a personal access token.')
  if (token.length > longestToken) {
    throw new Refusal(
      'TOKEN_TOO_LONG',
      `This token has ${token.length} characters; more than ${longestToken} cannot be kept safely in a cookie.`,
    )
  }
  if (/[^\x21-\x7e]|["\\]/.test(token)) {
    throw new Refusal(
      'TOKEN_REFUSED',
      'This is not a token: it holds spaces or characters that no token has.',
    )
  }
  return token
}

/**
 * Who a token belongs to, asked of the server it is for.
 * @throws Refusal TOKEN_REFUSED, TALLYFY_BUSY, TALLYFY_UNREACHABLE or TALLYFY_TIMEOUT
 */
export async function whoIs(target: Target, client: AbortSignal): Promise<User> {
  const call = {
    endpoint: { method: 'GET', route: '/me' },
    params: {},
    query: new URLSearchParams(),
    body: null,
  } as const
  const answer = await ask(target, call, client)
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer, target.name)
  const me = Me.safeParse(jsonOf(answer))
  if (!me.success) {
    throw new Refusal(
      'TALLYFY_UNREACHABLE',
      `${target.name} answered, but not as Tallyfy's API does. Check TALLYFY_API_URL.`,
    )
  }
  const { id, email, first_name: firstName, last_name: lastName } = me.data.data
  return { id, email, firstName, lastName }
}

function refusalOf(answer: Answer, name: string): Refusal {
  const code = Coded.safeParse(jsonOf(answer)).data?.code
  // A token that is not known, or was deleted, is also answered 404: the endpoint does not exist for it.
  if (answer.status === 401 || answer.status === 403 || code === 'ENDPOINT_NOT_FOUND') {
    return new Refusal(
      'TOKEN_REFUSED',
      `${name} does not accept this token. It may have expired, or been deleted.`,
    )
  }
  if (answer.status === 429) {
    return new Refusal('TALLYFY_BUSY', `${name} asks to wait before trying again.`, answer.retryAfter)
  }
  const hint = answer.status === 404 ? ' There is no Tallyfy API at this address: check TALLYFY_API_URL.' : ''
  return new Refusal(
    'TALLYFY_UNREACHABLE',
    `${name} could not check the token (status ${answer.status}).${hint}`,
  )
}

function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(answer.body.toString())
  } catch {
    return null
  }
}
