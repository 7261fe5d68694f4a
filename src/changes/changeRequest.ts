import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'

/** A change to make. Everything beyond the change itself only decides what is asked and told. */
export type ChangeRequest = {
  org: OrgId
  email: Email
  change: MemberChange
  /** The list the person saw when deciding; what differs from it later is told as someone else's. */
  base?: readonly MemberId[]
  /** Ids this browser has read or written for this guest: they make a `null` from the server suspicious. */
  known?: readonly MemberId[]
  /** What the person has confirmed: that nobody is left, and that the server's `null` means nobody. */
  confirmed?: { empty?: boolean; nobody?: boolean }
  /** What an earlier try at this very change left in doubt (its outcome's `inDoubt`). */
  inDoubt?: MemberChange
  /** How long to wait in all for a server that says slow down, ms. Default: 60 s; a run gives 1 h. */
  patience?: number
}

/**
 * Where a change is. `checking`: a write was sent and not answered, so the guest is read to find out. `waiting`: the
 * server said slow down, and nothing happens before `until` (epoch ms).
 */
export type ChangeStep = { kind: 'saving' } | { kind: 'checking' } | { kind: 'waiting'; until: number }

/** The world as a save needs it; injected, so that a million saves can be tried without one. */
export type ChangeDeps = {
  /** Reads the guest afresh, past every cache. Throws ApiError. */
  getGuest: (org: OrgId, email: Email) => Promise<Guest>
  /** Sends `{"associated_members": ids}` exactly once, whatever becomes of the page. Throws ApiError. */
  putMembers: (org: OrgId, email: Email, ids: readonly MemberId[]) => Promise<Guest>
  /** Runs one task per name at a time, across this browser's tabs. */
  lock: <T>(name: string, task: () => Promise<T>) => Promise<T>
  /** Organizations whose server was seen appending instead of replacing; kept as long as the tab. */
  appending: Pick<Set<OrgId>, 'has' | 'add'>
  /** ms */
  sleep: (ms: number) => Promise<void>
  /** epoch ms */
  now: () => number
  /** 0 ≤ x < 1 */
  random: () => number
  /** Told at each turn that a person should hear of. */
  onStep?: (step: ChangeStep) => void
}
