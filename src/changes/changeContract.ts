import type { ApiError } from '#src/api/http/apiError.ts'
import type { RateLimiter } from '#src/api/http/rateLimiter.ts'
import type { Lock } from '#src/browser/locks.ts'
import type { AssociatedMembers, Guest, GuestRef, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  applyChange,
  common,
  doneIn,
  isEmpty,
  noChange,
  undoneIn,
  union,
  without,
} from '#src/lib/memberChange.ts'

// What `changeMembers` is given, which steps it takes, how it can end, and how that is judged.

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

/**
 * Every way a change of members can end; data only, the sentences are in the catalogue. `guest` is the guest as last
 * read or answered, always the requested one. `applied` is what this save changed, and so what an undo takes back.
 */
export type ChangeOutcome = Judged | Confirmable | Stopped

/** The list on the server is known, and the change was judged by it. */
export type Judged = Saved | Unchanged | PartlySaved

type Saved = {
  kind: 'saved'
  guest: Guest
  /** The list our first write was computed from. */
  before: readonly MemberId[]
  applied: MemberChange
  foreign: ForeignChange
}

/** Nothing was written. `guest` is null when the change was empty, and so nothing was read. */
type Unchanged = { kind: 'unchanged'; guest: Guest | null; foreign: ForeignChange }

/** The server did only part of the change. */
type PartlySaved = Omit<Saved, 'kind'> & {
  kind: 'partial'
  /** Ids we sent that are not in the list. */
  missing: readonly MemberId[]
  /** Ids we removed that are still in the list. */
  kept: readonly MemberId[]
}

/** Nothing was written. The change is sent again once the user has confirmed it. */
export type Confirmable = InDoubt & (NeedsConfirmation | UnexpectedNull)

/** The guest would have no members left. */
type NeedsConfirmation = { kind: 'needs-confirmation'; guest: Guest; removed: readonly MemberId[] }

/** The server answers `null` where this tab knows the ids in `last`. Confirmed by `acceptEmptyList`. */
type UnexpectedNull = { kind: 'unexpected-null'; last: readonly MemberId[] }

/** The save stopped, and the draft is kept. */
export type Stopped = InDoubt &
  (ServerAppends | Refused | Unreadable | RateLimited | Undecided | { kind: PlainStop })

/** Removing does not work on this server. `kept` is empty when an earlier save found out and nothing was sent now. */
type ServerAppends = {
  kind: 'server-appends'
  guest: Guest
  applied: MemberChange
  kept: readonly MemberId[]
}

/** A final refusal. `sent`: the list that was refused; null: reading was. A refused write with 403: the user may not write. */
type Refused = { kind: 'refused'; error: ApiError; sent: readonly MemberId[] | null }

/**
 * `unknown`: a write was sent without an answer, and reading did not decide: neither saved nor failed. `no-answer`: the
 * guest could not be read, so nothing was written. `serverStatus`: of the last answer, if it was an error of Tallyfy (5xx).
 */
type Undecided = { kind: 'unknown' | 'no-answer'; serverStatus?: number }

type UnknownMembers = Extract<AssociatedMembers, { known: false }>
type Unreadable = { kind: 'unreadable'; reason: Exclude<UnknownMembers['reason'], 'unexpected-null'> }

/** `retryAt`: when the server accepts requests again, epoch ms. */
type RateLimited = { kind: 'rate-limited'; retryAt: number }

/** The stops without further data. */
export type PlainStop =
  /** Deleted, unknown to the server, or of another organization. */
  | 'not-found'
  | 'wrong-guest'
  | 'signed-out'
  /** The browser holds another session than this tab: nothing was forwarded. */
  | 'session-changed'
  /** Another user signed in while the draft waited. */
  | 'other-user'
  | 'offline'
  /** The computer slept, or an answer took minutes: a change requested long ago is not sent now. */
  | 'interrupted'
  /** An error in this program. It was reported. */
  | 'internal-error'

/** What others did between the list the user saw and the last one read. We undo none of it. */
export type ForeignChange = { added: readonly MemberId[]; removed: readonly MemberId[] }

/** What writes that were sent and not answered may have changed; empty when there were none. */
type InDoubt = { inDoubt: MemberChange }

/** What is needed to judge a save by a list of the server. */
export type Evidence = {
  change: MemberChange
  /** The list the user saw. */
  base: readonly MemberId[]
  /** The list our first write was computed from. */
  before: readonly MemberId[]
  /** What our writes were meant to change: this one and those in doubt. */
  written: MemberChange
  /** The list the server holds now, and the guest it came with. */
  ids: readonly MemberId[]
  guest: Guest
}

/** The list read already has the change: nothing to write, or an earlier write in doubt turns out saved. */
export function judgeUnwritten(evidence: Evidence): ChangeOutcome {
  const { guest, before, ids, written } = evidence
  const applied = doneIn(ids, written)
  const foreign = foreignIn(evidence, [], [])
  if (isEmpty(applied)) return { kind: 'unchanged', guest, foreign }
  return { kind: 'saved', guest, before, applied, foreign }
}

/** An answered write: the list it was computed from, what was sent, what was answered. */
export type AnsweredWrite = Record<'theirs' | 'target' | 'answer', readonly MemberId[]>

/** Judges an answered write by the list after it. */
export function judgeWritten(evidence: Evidence, { theirs, target, answer }: AnsweredWrite): ChangeOutcome {
  const { change, guest, before, ids, written } = evidence
  const applied = doneIn(ids, written)
  const missing = without(target, ids)
  const removed = without(theirs, target)
  // Someone else may have added them again, but only an answer that shows our change done can prove it.
  const kept = isEmpty(undoneIn(answer, change)) ? [] : common(change.remove, ids)
  const foreign = foreignIn(evidence, missing, kept)
  if (missing.length > 0) return { kind: 'partial', guest, before, applied, missing, kept, foreign }
  if (isNoneRemoved(removed, ids) || (kept.length > 0 && without(removed, answer).length === 0)) {
    return {
      kind: 'server-appends',
      guest,
      applied,
      kept: common(union(kept, removed), ids),
      inDoubt: noChange,
    }
  }
  if (kept.length > 0) return { kind: 'partial', guest, before, applied, missing, kept, foreign }
  return { kind: 'saved', guest, before, applied, foreign }
}

function isNoneRemoved(removed: readonly MemberId[], ids: readonly MemberId[]): boolean {
  return removed.length > 0 && without(removed, ids).length === 0
}

/** What differs from the list the user saw with the change applied, except what the server did not do. */
function foreignIn(
  { base, change, ids }: Evidence,
  missing: readonly MemberId[],
  kept: readonly MemberId[],
): ForeignChange {
  const expected = applyChange(base, change)
  return {
    added: without(without(ids, expected), kept),
    removed: without(without(expected, ids), missing),
  }
}
