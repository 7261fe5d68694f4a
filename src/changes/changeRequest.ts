import type { Lock } from '#src/browser/locks.ts'
import type { RateLimiter } from '#src/api/http/rateLimiter.ts'
import type { Guest, GuestRef, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'

/** A change to make. Everything beside guest and change only decides what is confirmed and reported. */
export type ChangeRequest = {
  guest: GuestRef
  change: MemberChange
  /** The list the user saw when deciding; what differs from it later is reported as someone else's change. */
  base?: readonly MemberId[]
  /** After the outcome `needs-confirmation`, once the user agreed to leave the guest without members. */
  confirmed?: boolean
  /** What an earlier try of this change left in doubt (its outcome's `inDoubt`). */
  inDoubt?: MemberChange
  /** How long to wait in all while Tallyfy limits requests, ms. Default 60 s; a run passes 1 h. */
  maxTotalWaitMs?: number
}

/**
 * Where a save is. `checking`: a write was sent and not answered, so the guest is read to find out. `waiting`: Tallyfy
 * limits requests, and nothing happens before `until` (epoch ms).
 */
export type ChangeStep = { kind: 'saving' } | { kind: 'checking' } | { kind: 'waiting'; until: number }

/** Everything outside that a save needs; injected, so that tests run a million saves without network and clock. */
export type ChangeDeps = Pick<RateLimiter, 'waitUntilClear'> & {
  /** Reads the guest afresh, past every cache. Throws ApiError, also when the answer is another guest. */
  getGuest: (guest: GuestRef) => Promise<Guest>
  /** Sends `{"associated_members": ids}` exactly once and never aborts it. Throws ApiError. */
  replaceMembers: (guest: GuestRef, ids: readonly MemberId[]) => Promise<Guest>
  /** Runs one task per name at a time, across the tabs of this browser. */
  lock: Lock
  /** Organizations whose server was seen appending instead of replacing. */
  appendingOrgs: Pick<Set<OrgId>, 'has' | 'add'>
  /** ms */
  sleep: (ms: number) => Promise<void>
  /** epoch ms */
  now: () => number
  /** 0 ≤ x < 1 */
  random: () => number
  /** Receives every exception that is no ApiError: an error in this program. */
  reportError: (error: unknown) => void
  /** Called at each step that the user should see. */
  onStep?: ((step: ChangeStep) => void) | undefined
}
