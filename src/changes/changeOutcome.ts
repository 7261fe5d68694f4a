import type { AssociatedMembers, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'

/**
 * Every way a change of members can end. `guest` is the guest as last read or answered, always of the guest
 * asked for. `applied` is what we ourselves changed, and so what an undo takes back.
 */
export type ChangeOutcome = Landed | Asking | Stopped

/** The server's list is known, and the change was judged by it. */
export type Landed = Saved | AlreadySo | PartlySaved

type Saved = {
  kind: 'saved'
  guest: Guest
  /** The list our first write was computed from. */
  before: readonly MemberId[]
  applied: MemberChange
  foreign: ForeignChange
}

/** Nothing was written. `guest` is null when nothing was asked for either, and so nothing was read. */
type AlreadySo = { kind: 'already so'; guest: Guest | null; foreign: ForeignChange }

type PartlySaved = Omit<Saved, 'kind'> & {
  kind: 'partly saved'
  /** Ids we sent that the server does not hold. */
  missing: readonly MemberId[]
  /** Ids we removed that the server never let go. */
  kept: readonly MemberId[]
}

/** Nothing was written: the person is asked to confirm, then the change is sent again with the confirmation. */
export type Asking = InDoubt & (WouldEmpty | SaysNobody)

type WouldEmpty = { kind: 'would empty'; guest: Guest; removed: readonly MemberId[] }

/** The server says `null` where this browser has seen `known` before. */
type SaysNobody = { kind: 'says nobody'; guest: Guest; known: readonly MemberId[] }

/** The save stopped; the draft stays. */
export type Stopped = InDoubt & (ServerAppends | Refused | Unreadable | Throttled | { kind: PlainStop })

/** Removing does not work on this server. `kept` is empty when an earlier save found out and nothing was sent now. */
type ServerAppends = {
  kind: 'server appends'
  guest: Guest
  applied: MemberChange
  kept: readonly MemberId[]
}

/** A final no of the server, in its own words. */
type Refused = {
  kind: 'refused'
  status: number
  message: string
  fieldErrors: Readonly<Record<string, string>>
  /** This user may not change it at all (403). */
  readOnly: boolean
}

type Unreadable = { kind: 'unreadable'; reason: Extract<AssociatedMembers, { known: false }>['reason'] }

/** `retryAt`: when the server would be ready again, epoch ms. */
type Throttled = { kind: 'throttled'; retryAt: number }

/** The stops whose name says it all. */
export type PlainStop =
  /** Deleted, unknown to the server, or of another organization. */
  | 'gone'
  | 'wrong guest'
  /** A write was sent and never answered, and reading did not decide: neither saved nor failed. */
  | 'unknown'
  /** The guest could not be read, so nothing was written. */
  | 'unanswered'
  | 'signed out'
  /** The browser's session is no longer the one this tab began with: nothing was forwarded. */
  | 'session changed'
  /** Someone else signed in over the waiting draft. */
  | 'other user'
  | 'offline'
  /** The computer slept, or an answer took minutes: what was asked for long ago is not sent now. */
  | 'interrupted'

/** What others did between the list the person saw and the last one read; none of it is undone by us. */
export type ForeignChange = { added: readonly MemberId[]; removed: readonly MemberId[] }

/** What writes that were sent and never answered may have changed; empty when there were none. */
type InDoubt = { inDoubt: MemberChange }
