import { getCookie, setCookie } from 'hono/cookie'
import type { Environment } from './env.ts'
import type { GatewayContext } from './gatewayError.ts'
import { hostOf } from './requestChecks.ts'
import { expiryOf, type Session, type SessionCipher } from './sessionCipher.ts'

/** Keeps the session in the browser, where no script can read it. */
export type SessionCookie = {
  /** The session of this request; null when there is none or it is over. */
  read: (c: GatewayContext) => Promise<Session | null>
  write: (c: GatewayContext, session: Session) => Promise<void>
  /** Deletes the cookie and refuses every copy of its session from now on. Returns the session, null if there was none. */
  revoke: (c: GatewayContext) => Promise<Session | null>
  /** Deletes a cookie that holds no valid session; does nothing without a cookie. */
  deleteStale: (c: GatewayContext) => void
}

/**
 * Makes the cookie. `clock` is in epoch ms.
 *
 * Over https its name is bound to exactly this host (`__Host-`). Over http all ports of a host share their cookies, so
 * the name has the port: two gateways on one machine do not sign each other out.
 */
export function createSessionCookie(
  env: Environment,
  cipher: SessionCipher,
  clock: () => number,
): SessionCookie {
  const secure = env.origin?.startsWith('https:') === true
  const attributes = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const
  // Ids of signed-out sessions with the time at which they would have ended. A renewal that was under way while the
  // user signed out would bring the cookie back otherwise.
  const revokedUntil = new Map<string, number>()

  const nameOf = (c: GatewayContext) =>
    secure ? '__Host-guestlist' : `guestlist-${/:(\d+)$/.exec(hostOf(c))?.[1] ?? '80'}`

  async function read(c: GatewayContext): Promise<Session | null> {
    const text = getCookie(c, nameOf(c))
    const session = text === undefined ? null : await cipher.decrypt(text, clock())
    if (session === null || revokedUntil.has(session.id)) return null
    return session.kind === 'sandbox' && !env.sandbox ? null : session
  }

  function deleteCookie(c: GatewayContext): void {
    setCookie(c, nameOf(c), '', { ...attributes, maxAge: 0 })
  }

  return {
    read,
    async write(c, session) {
      const maxAge = Math.ceil((expiryOf(session).idleUntil - clock()) / 1000)
      setCookie(c, nameOf(c), await cipher.encrypt(session), { ...attributes, maxAge })
    },
    async revoke(c) {
      const session = await read(c)
      for (const [id, until] of revokedUntil) if (until <= clock()) revokedUntil.delete(id)
      if (session !== null) revokedUntil.set(session.id, expiryOf(session).endsAt)
      deleteCookie(c)
      return session
    },
    deleteStale(c) {
      if (getCookie(c, nameOf(c)) !== undefined) deleteCookie(c)
    },
  }
}
