import { createHash, randomBytes } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'
import * as z from 'zod'

const minuteMs = 60_000
const idleMs = 30 * minuteMs
const maxSessionMs = 12 * 60 * minuteMs

/** Characters. With a longer token the encrypted session would not fit into a cookie of 4 096 bytes. */
export const maxTokenLength = 2700

/** Bytes. Encrypting adds a third and about 80 bytes, the cookie's name up to 20. */
const maxPlaintextBytes = 2980

const User = z.object({
  id: z.union([z.number(), z.string()]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
})
export type User = z.infer<typeof User>

/** What is encrypted. The keys are short because every byte counts against the longest token. */
const Payload = z.object({
  i: z.string(),
  k: z.enum(['tallyfy', 'sandbox']),
  a: z.string(),
  t: z.string(),
  u: User,
  b: z.number(),
  r: z.number(),
})

/** A session as the gateway knows it. `token` leaves the gateway for the server of `kind` only. */
export type Session = {
  id: string
  kind: 'tallyfy' | 'sandbox'
  token: string
  user: User
  /** Epoch ms. */
  startedAt: number
  /** Epoch ms. */
  renewedAt: number
}

/** When a session ends unless it is renewed, and when it ends in any case (epoch ms). */
export function expiryOf(session: Session): { idleUntil: number; endsAt: number } {
  const endsAt = session.startedAt + maxSessionMs
  return { idleUntil: Math.min(session.renewedAt + idleMs, endsAt), endsAt }
}

/** A new session with a new id. `now` is in epoch ms. */
export function createSession(kind: Session['kind'], token: string, user: User, now: number): Session {
  return { id: randomBytes(16).toString('base64url'), kind, token, user, startedAt: now, renewedAt: now }
}

export type SessionCipher = {
  /** The session as cookie text, encrypted and authenticated (JWE, dir, A256GCM). */
  encrypt: (session: Session) => Promise<string>
  /** The session of a cookie; null when it is altered, of another key or server, or over at `now` (epoch ms). */
  decrypt: (cookie: string, now: number) => Promise<Session | null>
}

/**
 * Makes a cipher for sessions.
 * @param secret the key is its SHA-256; null: a random key for the life of the process
 * @param server the address that Tallyfy tokens are for: no token is sent to another after a change of settings
 */
export function createSessionCipher(secret: string | null, server: string): SessionCipher {
  const key = secret === null ? randomBytes(32) : createHash('sha256').update(secret).digest()
  const audience = createHash('sha256').update(server).digest('base64url').slice(0, 11)

  return {
    async encrypt(session) {
      const { id: i, kind: k, token: t, startedAt: b, renewedAt: r } = session
      const plaintext = truncateUser(session.user, (u) => JSON.stringify({ i, k, a: audience, t, u, b, r }))
      return new CompactEncrypt(Buffer.from(plaintext))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key)
    },
    async decrypt(cookie, now) {
      const payload = Payload.safeParse(await decryptJson(cookie, key))
      if (!payload.success || payload.data.a !== audience) return null
      const { i: id, k: kind, t: token, u: user, b: startedAt, r: renewedAt } = payload.data
      const session: Session = { id, kind, token, user, startedAt, renewedAt }
      return now < expiryOf(session).idleUntil ? session : null
    },
  }
}

async function decryptJson(cookie: string, key: Uint8Array): Promise<unknown> {
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

/**
 * The text of a session, with names shortened until it fits. Names are only shown; with a cookie that is too large
 * the sign-in would fail.
 */
function truncateUser(user: User, toText: (user: User) => string): string {
  for (let maxLength = 256; maxLength > 0; maxLength = Math.floor(maxLength / 2)) {
    const cut = (name: string) => Array.from(name).slice(0, maxLength).join('')
    const text = toText({
      ...user,
      firstName: cut(user.firstName),
      lastName: cut(user.lastName),
      email: cut(user.email),
    })
    if (Buffer.byteLength(text) <= maxPlaintextBytes) return text
  }
  return toText({ ...user, firstName: '', lastName: '', email: '' })
}
