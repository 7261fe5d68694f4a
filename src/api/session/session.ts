import * as z from 'zod/mini'
import { gatewayEndpoints } from '#src/api/endpoints.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { FetchJson } from '#src/api/http/request.ts'
import { createStore } from '#src/lib/createStore.ts'

/** Who is signed in, and where; never the token. `idleUntil` and `endsAt` are epoch ms. */
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

/** `sandbox`: whether one may be offered; `tallyfy`: the configured server's host, for display. */
export const SessionAnswer = z.object({
  session: z.nullable(Session),
  sandbox: z.boolean(),
  tallyfy: z.string(),
})
export type SessionAnswer = z.infer<typeof SessionAnswer>

const StartedSession = z.extend(SessionAnswer, { session: Session })
export type StartedSession = z.infer<typeof StartedSession>

/**
 * Why this tab cannot send calls. `ended`: the token or the session is gone; `session` is the one that ended, `error` the
 * refusal that said so (null: the cookie was empty). `changed`: the browser's cookie now holds another user's session
 * (`now`; null: unknown), which this tab must not use.
 */
export type SessionTrouble =
  | { kind: 'none' }
  | { kind: 'ended'; session: Session | null; error: ApiError | null }
  | { kind: 'changed'; session: Session; now: Session | null }

/** How a wait for a sign-in ends. Only after 'same-user' may the work that waited continue. */
export type SignInResult = 'same-user' | 'other-user' | 'signed-out'

/**
 * Whether work of `before` may continue under `now`: the same user on the same server. Every session of the sandbox is a
 * sandbox of its own, so there it must be the same session.
 */
export function isSameAccount(before: Session, now: Session): boolean {
  if (before.id === now.id) return true
  if (before.server.kind === 'sandbox' || now.server.kind === 'sandbox') return false
  return before.server.host === now.server.host && String(before.user.id) === String(now.user.id)
}

type SessionDeps = { fetchJson: FetchJson; reportError: (error: unknown) => void }

export type SessionState = ReturnType<typeof createSession>

const noTrouble: SessionTrouble = { kind: 'none' }

/**
 * The session that this tab began with. The cookie belongs to the browser, so another tab may put another session into it;
 * every call carries the id kept here, and the gateway refuses it when the cookie holds another. In memory only: a
 * reload begins with what the cookie holds. All calls throw ApiError.
 */
export function createSession({ fetchJson, reportError }: SessionDeps) {
  const trouble = createStore<SessionTrouble>(noTrouble)
  const waiting = new Set<(result: SignInResult) => void>()
  const userListeners = new Set<() => void>()
  let current: Session | null = null
  let checking: Promise<boolean> | null = null

  function endTrouble(result: SignInResult): void {
    const all = [...waiting]
    waiting.clear()
    if (result !== 'same-user') for (const listener of userListeners) listener()
    trouble.set(noTrouble)
    for (const resolve of all) resolve(result)
  }

  /** Another tab may have signed in again as the same user: then this tab uses that session too. */
  function adoptIfSameUser(now: Session | null): boolean {
    const own = current
    if (own && now && isSameAccount(own, now)) {
      current = now
      // The same session again does not help when Tallyfy no longer accepts its token; a new session does.
      const { kind } = trouble.get()
      if (kind === 'changed' || (kind === 'ended' && now.id !== own.id)) endTrouble('same-user')
      return true
    }
    if (own && now) trouble.set({ kind: 'changed', session: own, now })
    else if (trouble.get().kind === 'none') trouble.set({ kind: 'ended', session: own, error: null })
    return false
  }

  /** What the cookie holds now; reading it renews its idle time. */
  function read(signal?: AbortSignal): Promise<SessionAnswer> {
    const { method, path } = gatewayEndpoints.readSession
    return fetchJson(SessionAnswer, path, { method, signal })
  }

  async function checkCookie(): Promise<boolean> {
    try {
      return adoptIfSameUser((await read()).session)
    } catch (error) {
      if (!(error instanceof ApiError)) reportError(error)
      if (current) trouble.set({ kind: 'changed', session: current, now: null })
      return false
    } finally {
      checking = null
    }
  }

  function start(body: { token: string } | { sandbox: true }): Promise<StartedSession> {
    const { method, path } = gatewayEndpoints.startSession
    return fetchJson(StartedSession, path, { method, body })
  }

  return {
    /** The session that this tab uses; null before the first one is read and after signing out. */
    current: (): Session | null => current,

    trouble: { get: trouble.get, subscribe: trouble.subscribe },

    /** Calls the listener when another user's session begins, or the user signs out. Returns the function that stops it. */
    onUserChange(listener: () => void): () => void {
      userListeners.add(listener)
      return () => {
        userListeners.delete(listener)
      }
    },

    /**
     * Reports a session error of a call that was sent as the session `sentAs`. True: the tab has a good session again (a
     * newer one, or one adopted from another tab), so a read may be repeated.
     */
    async report(error: ApiError, sentAs: string | undefined): Promise<boolean> {
      if (current && current.id !== sentAs) return true
      if (error.status === 401) {
        if (trouble.get().kind === 'none') trouble.set({ kind: 'ended', session: current, error })
        return false
      }
      checking ??= checkCookie()
      return checking
    },

    /** The cookie was read. This tab begins with the first session read; a later one of another user is trouble. */
    cookieRead(now: Session | null): void {
      if (current) adoptIfSameUser(now)
      else current = now
    },

    /**
     * The user signed in, in this tab, which uses that session from now on. Work that waited continues when it is the same
     * user on the same server (in the sandbox: the same session).
     */
    signedInAgain(session: Session): SignInResult {
      const result = current === null || isSameAccount(current, session) ? 'same-user' : 'other-user'
      current = session
      endTrouble(result)
      return result
    },

    /** The user signed out: nothing that waited continues. */
    signedOut(): void {
      current = null
      endTrouble('signed-out')
    },

    /** Resolves when there is no trouble, or no longer. */
    async waitForSignIn(): Promise<SignInResult> {
      if (checking) await checking
      if (trouble.get().kind === 'none') return 'same-user'
      return new Promise((resolve) => waiting.add(resolve))
    },

    read,

    /** Puts a session for this personal access token into the cookie. Throws TOKEN_REFUSED, TOKEN_TOO_LONG. */
    signIn: (token: string): Promise<StartedSession> => start({ token }),

    /** Puts a session with a new sandbox into the cookie; *Reset sandbox* does so too. */
    startSandbox: (): Promise<StartedSession> => start({ sandbox: true }),

    /** Expires the cookie. Throws when the gateway cannot be reached or the cookie holds another session. */
    async signOut(): Promise<void> {
      const { method, path } = gatewayEndpoints.endSession
      await fetchJson(z.unknown(), path, { method, sessionId: current?.id })
    },
  }
}
