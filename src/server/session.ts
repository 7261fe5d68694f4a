import { createHash, randomBytes } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'
import * as z from 'zod'

const minute = 60_000
export const idleTime = 30 * minute
export const longestTime = 12 * 60 * minute

/** A longer token would not fit into a cookie of 4 096 bytes once sealed. */
export const longestToken = 2700

/** So many bytes of session still fit: sealing adds a third and about 80 bytes, the cookie's name up to 20. */
const longestPlaintext = 2980

const User = z.object({
  id: z.union([z.number(), z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
})
export type User = z.infer<typeof User>

/** What the cookie holds, sealed. Short keys: every byte counts against the longest token. */
const Sealed = z.object({
  i: z.string(),
  k: z.enum(['tallyfy', 'sandbox']),
  a: z.string(),
  t: z.string(),
  u: User,
  b: z.number(),
  r: z.number(),
})

/** A session as the gateway knows it. `token` never leaves the server but to `kind`'s own upstream. */
export type Session = {
  id: string
  kind: 'tallyfy' | 'sandbox'
  token: string
  user: User
  /** Epoch ms. */
  begunAt: number
  renewedAt: number
}

/** When a session ends if nothing renews it, and when it ends for good (epoch ms). */
export function endsOf(session: Session): { idleUntil: number; endsAt: number } {
  const endsAt = session.begunAt + longestTime
  return { idleUntil: Math.min(session.renewedAt + idleTime, endsAt), endsAt }
}

/** Begins a session with a fresh id. */
export function beginSession(kind: Session['kind'], token: string, user: User, now: number): Session {
  return { id: randomBytes(16).toString('base64url'), kind, token, user, begunAt: now, renewedAt: now }
}

export type Seals = {
  /** The session as cookie text, encrypted and authenticated (JWE, dir, A256GCM). */
  seal: (session: Session) => Promise<string>
  /** The session in a cookie; null when it is not ours, altered, for another server, or over at `now` (epoch ms). */
  open: (cookie: string, now: number) => Promise<Session | null>
}

/**
 * @param secret the key is its SHA-256; null: a random key for the life of the process
 * @param server the address that Tallyfy tokens are for: a token is never sent to another after a change of settings
 */
export function createSeals(secret: string | null, server: string): Seals {
  const key = secret === null ? randomBytes(32) : createHash('sha256').update(secret).digest()
  const audience = createHash('sha256').update(server).digest('base64url').slice(0, 11)

  return {
    async seal(session) {
      const { id: i, kind: k, token: t, begunAt: b, renewedAt: r } = session
      const plain = fit((user) => JSON.stringify({ i, k, a: audience, t, u: user, b, r }), session.user)
      return new CompactEncrypt(Buffer.from(plain))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key)
    },
    async open(cookie, now) {
      const sealed = Sealed.safeParse(await unseal(cookie, key))
      if (!sealed.success || sealed.data.a !== audience) return null
      const { i: id, k: kind, t: token, u: user, b: begunAt, r: renewedAt } = sealed.data
      const session: Session = { id, kind, token, user, begunAt, renewedAt }
      return now < endsOf(session).idleUntil ? session : null
    },
  }
}

async function unseal(cookie: string, key: Uint8Array): Promise<unknown> {
  try {
    const { plaintext } = await compactDecrypt(cookie, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return JSON.parse(Buffer.from(plaintext).toString())
  } catch {
    return null
  }
}

/** Beside a very long token a very long name is shortened: it is only shown, a lost cookie would be a failed sign-in. */
function fit(write: (user: User) => string, user: User): string {
  for (let most = 256; most > 0; most = Math.floor(most / 2)) {
    const cut = (text: string) => Array.from(text).slice(0, most).join('')
    const text = write({
      ...user,
      firstName: cut(user.firstName),
      lastName: cut(user.lastName),
      email: cut(user.email),
    })
    if (Buffer.byteLength(text) <= longestPlaintext) return text
  }
  return write({ ...user, firstName: '', lastName: '', email: '' })
}
