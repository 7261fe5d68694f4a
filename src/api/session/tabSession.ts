import * as z from 'zod/mini'

/** Who is signed in, and where; the token is never part of it. `idleUntil` and `endsAt` are epoch ms. */
export const Session = z.object({
  id: z.string().check(z.minLength(1)),
  user: z.object({
    id: z.union([z.number(), z.string()]),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
  }),
  server: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('tallyfy'), host: z.string() }),
    z.object({ kind: z.literal('sandbox') }),
  ]),
  idleUntil: z.number(),
  endsAt: z.number(),
})
export type Session = z.infer<typeof Session>

let own: Session | null = null

/**
 * The session this tab began with. The cookie belongs to the browser, so another tab may put another session in it;
 * every call carries the id kept here, and the gateway refuses it when the cookie holds another.
 * In memory only: a reload begins anew.
 */
export const tabSession = {
  get: (): Session | null => own,
  set: (session: Session | null): void => {
    own = session
  },
}

/**
 * May work of `before` go on under `now`? Only for the same user on the same server; and every session of the
 * sandbox is a sandbox of its own, so there only for the same session.
 */
export function isSameWorld(before: Session, now: Session): boolean {
  if (before.id === now.id) return true
  if (before.server.kind === 'sandbox' || now.server.kind === 'sandbox') return false
  return before.server.host === now.server.host && String(before.user.id) === String(now.user.id)
}
