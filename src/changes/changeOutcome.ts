import type { ApiError } from '#src/api/http/apiError.ts'
import type { AssociatedMembers, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'

/**
 * Every way a change of members can end; data only, the sentences are in the catalogue. `guest` is the guest as last
 * read or answered, always the requested one. `applied` is what this save changed, and so what an undo takes back.
 */
export type ChangeOutcome = Judged | Confirmable | Stopped

/** The list on the server is known, and the change was judged by it. */
export type Judged = Saved | Unchanged | Partial

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
type Partial = Omit<Saved, 'kind'> & {
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
export type Stopped = InDoubt & (ServerAppends | Refused | Unreadable | RateLimited | { kind: PlainStop })

/** Removing does not work on this server. `kept` is empty when an earlier save found out and nothing was sent now. */
type ServerAppends = {
  kind: 'server-appends'
  guest: Guest
  applied: MemberChange
  kept: readonly MemberId[]
}

/** A final refusal. Status 403: this user may not change the guest at all. */
type Refused = { kind: 'refused'; error: ApiError }

type UnknownMembers = Extract<AssociatedMembers, { known: false }>
type Unreadable = { kind: 'unreadable'; reason: Exclude<UnknownMembers['reason'], 'unexpected-null'> }

/** `retryAt`: when the server accepts requests again, epoch ms. */
type RateLimited = { kind: 'rate-limited'; retryAt: number }

/** The stops without further data. */
export type PlainStop =
  /** Deleted, unknown to the server, or of another organization. */
  | 'not-found'
  | 'wrong-guest'
  /** A write was sent without an answer, and reading did not decide: neither saved nor failed. */
  | 'unknown'
  /** The guest could not be read, so nothing was written. */
  | 'no-answer'
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
