import { getCookie, setCookie } from 'hono/cookie'
import type { GatewayContext } from './answers.ts'
import type { Environment } from './env.ts'
import { hostOf } from './guards.ts'
import { endsOf } from './session.ts'
import type { Seals, Session } from './session.ts'

/** Keeps the session in the browser, where no script can read it. */
export type SessionCookie = {
  /** The session this request came with; null when there is none, or it is over. */
  read: (c: GatewayContext) => Promise<Session | null>
  write: (c: GatewayContext, session: Session) => Promise<void>
  /** Deletes the cookie, and refuses the session from now on wherever a copy of it turns up. */
  end: (c: GatewayContext) => Promise<Session | null>
  /** Deletes a cookie that is no session any more; does nothing without one. */
  tidy: (c: GatewayContext) => void
}

/**
 * Behind https the name is bound to exactly this host (`__Host-`). Over http a cookie is shared by all ports of
 * a host, so its name carries the port: two gateways on one machine do not sign each other out.
 */
export function createSessionCookie(env: Environment, seals: Seals, clock: () => number): SessionCookie {
  const secure = env.origin?.startsWith('https:') === true
  const attributes = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const
  // Ids of sessions that were signed out, until they would have ended anyway. A renewal that was on its way while the
  // person signed out would otherwise bring the cookie back.
  const ended = new Map<string, number>()

  const nameOf = (c: GatewayContext) =>
    secure ? '__Host-guestlist' : `guestlist-${/:(\d+)$/.exec(hostOf(c))?.[1] ?? '80'}`

  async function read(c: GatewayContext): Promise<Session | null> {
    const text = getCookie(c, nameOf(c))
    const session = text === undefined ? null : await seals.open(text, clock())
    if (session === null || ended.has(session.id)) return null
    return session.kind === 'sandbox' && !env.sandbox ? null : session
  }

  function expire(c: GatewayContext): void {
    setCookie(c, nameOf(c), '', { ...attributes, maxAge: 0 })
  }

  return {
    read,
    async write(c, session) {
      const maxAge = Math.ceil((endsOf(session).idleUntil - clock()) / 1000)
      setCookie(c, nameOf(c), await seals.seal(session), { ...attributes, maxAge })
    },
    async end(c) {
      const session = await read(c)
      for (const [id, until] of ended) if (until <= clock()) ended.delete(id)
      if (session !== null) ended.set(session.id, endsOf(session).endsAt)
      expire(c)
      return session
    },
    tidy(c) {
      if (getCookie(c, nameOf(c)) !== undefined) expire(c)
    },
  }
}
