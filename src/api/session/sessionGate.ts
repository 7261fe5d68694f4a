import { type ApiError } from '#src/api/http/apiError.ts'
import { forgetKnown } from '#src/api/guests/lastKnownMembers.ts'
import { readSession } from './session.ts'
import { isSameWorld, tabSession, type Session } from './tabSession.ts'

/**
 * What stands in the way. `ended`: the token or the session is gone, `session` is whose it was. `changed`: the
 * browser's cookie now holds somebody else's session (`now`), which this tab must not use.
 */
export type SessionTrouble =
  | { kind: 'none' }
  | { kind: 'ended'; session: Session | null; message: string }
  | { kind: 'changed'; session: Session; now: Session | null }

/** How the waiting ended: only under `same user` may the work that waited go on. */
export type Renewal = 'same user' | 'other user' | 'left'

const none: SessionTrouble = { kind: 'none' }

/** Reads the cookie's session; tests give another. */
export function createSessionGate(read: () => Promise<{ session: Session | null }>) {
  let trouble: SessionTrouble = none
  let checking: Promise<boolean> | null = null
  const listeners = new Set<() => void>()
  const waiting = new Set<(renewal: Renewal) => void>()

  function become(next: SessionTrouble): void {
    trouble = next
    for (const listener of listeners) listener()
  }

  function settle(renewal: Renewal): void {
    const all = [...waiting]
    waiting.clear()
    become(none)
    for (const resolve of all) resolve(renewal)
  }

  /** Another tab may have signed in again as the same user: then its session is as good as ours was. */
  function meet(now: Session | null): boolean {
    const own = tabSession.get()
    if (own && now && isSameWorld(own, now)) {
      tabSession.set(now)
      // The same session again is no cure for a token that Tallyfy no longer accepts; a new one is.
      if (trouble.kind === 'changed' || (trouble.kind === 'ended' && now.id !== own.id)) settle('same user')
      return true
    }
    if (own && now) become({ kind: 'changed', session: own, now })
    else if (trouble.kind === 'none') become({ kind: 'ended', session: own, message: 'You are signed out.' })
    return false
  }

  async function lookAgain(): Promise<boolean> {
    try {
      return meet((await read()).session)
    } catch {
      const own = tabSession.get()
      if (own) become({ kind: 'changed', session: own, now: null })
      return false
    } finally {
      checking = null
    }
  }

  return {
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot: (): SessionTrouble => trouble,

    /**
     * Told of every session error, with the id of the session the call went out under. True: the tab has a good
     * session again (a newer one, or one adopted from another tab), so a read may go out once more.
     */
    async report(error: ApiError, sentAs: string | undefined): Promise<boolean> {
      const own = tabSession.get()
      if (own && own.id !== sentAs) return true
      if (error.status === 401) {
        if (trouble.kind === 'none') become({ kind: 'ended', session: own, message: error.message })
        return false
      }
      checking ??= lookAgain()
      return checking
    },

    /** The cookie was read. The first session is the one this tab begins with; another user's later is trouble. */
    check(now: Session | null): void {
      if (tabSession.get()) meet(now)
      else tabSession.set(now)
    },

    /**
     * Somebody signed in, in this tab. The tab goes on under that session; work that waited goes on only when it is
     * the same user on the same server (in the sandbox: the same session).
     */
    renewed(session: Session): Renewal {
      const before = tabSession.get()
      const renewal = before === null || isSameWorld(before, session) ? 'same user' : 'other user'
      tabSession.set(session)
      if (renewal === 'other user') forgetKnown()
      settle(renewal)
      return renewal
    },

    /** The person signed out instead: nothing that waited goes on. */
    left(): void {
      tabSession.set(null)
      forgetKnown()
      settle('left')
    },

    /** Resolves when there is no trouble (any more). */
    async wait(): Promise<Renewal> {
      if (checking) await checking
      if (trouble.kind === 'none') return 'same user'
      return new Promise((resolve) => waiting.add(resolve))
    },
  }
}

/** This tab's gate. */
export const sessionGate = createSessionGate(readSession)
