import { toGuest } from '#src/api/guests/wireGuest.ts'
import { ApiError, ownError } from '#src/api/http/apiError.ts'
import type { ChangeDeps, ChangeStep } from '#src/changes/changeContract.ts'
import type { AssociatedMembers, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'

export const eunji = { org: 'o1', email: 'eunji.kim@hanok.kr' }

/** What one call is answered with: a list, a guest, or an error that is thrown. */
export type Answer = readonly MemberId[] | Guest | Error

/** A guest with a list, or with `changes` something else. */
export function guestHolding(members: AssociatedMembers, changes: Partial<Guest> = {}): Guest {
  return { ...toGuest({ email: eunji.email, stats: undefined }), associatedMembers: members, ...changes }
}

/** The server answered null where these ids were known. */
export function unexpectedNull(last: readonly MemberId[]): Guest {
  return guestHolding({ known: false, reason: 'unexpected-null', last })
}

/** An error of Tallyfy, or of another source that `parts` names. */
export function failing(
  status: number,
  parts: Partial<ConstructorParameters<typeof ApiError>[0]> = {},
): ApiError {
  return new ApiError({ status, code: `http-${status}`, source: 'tallyfy', ...parts })
}

export const noAnswer = ownError('no-answer')

/**
 * Deps where every call is answered from a script, and time passes only by waiting. `calls` lists what was sent: `GET`,
 * or the list of a PUT. The rate limiter pauses for the `retryAfter` of the last error.
 */
export function scriptedDeps(script: { get: readonly Answer[]; put?: readonly Answer[] }) {
  const gets = [...script.get]
  const puts = [...(script.put ?? [])]
  const calls: ('GET' | readonly MemberId[])[] = []
  const steps: ChangeStep[] = []
  const reported: unknown[] = []
  let now = 0
  let pausedUntil = 0
  const answer = (next: Answer | undefined): Guest => {
    if (next === undefined) throw new Error('one call too many')
    if (next instanceof ApiError) pausedUntil = now + (next.retryAfter ?? 0)
    if (next instanceof Error) throw next
    return 'email' in next ? next : guestHolding({ known: true, ids: next })
  }
  const deps: ChangeDeps = {
    getGuest: async () => {
      calls.push('GET')
      return answer(gets.shift())
    },
    replaceMembers: async (_guest, ids) => {
      calls.push(ids)
      return answer(puts.shift())
    },
    waitUntilClear: async ({ atLeastMs = 0, maxWaitMs, onWait }) => {
      const until = Math.max(pausedUntil, now + atLeastMs)
      const waitedMs = until - now
      if (waitedMs > maxWaitMs) return { kind: 'too-long', pausedUntil: until }
      onWait?.(until)
      now = until
      return { kind: 'clear', waitedMs }
    },
    lock: (_name, task) => task(),
    appendingOrgs: new Set(),
    sleep: async (ms) => {
      now += ms
    },
    now: () => now,
    random: () => 0.5,
    reportError: (error) => reported.push(error),
    onStep: (step) => steps.push(step),
  }
  return { deps, calls, steps, reported, now: () => now }
}
