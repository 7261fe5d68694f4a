import type { AssociatedMembers, Guest } from './guest.ts'
import type { MemberId } from './member.ts'
import type { MemberChange } from './memberChange.ts'

/** What others did between the list the person saw and the last one read; none of it is undone by us. */
export type ForeignChange = { added: readonly MemberId[]; removed: readonly MemberId[] }

/**
 * Every way a change of members can end. `guest` is the guest as last read or answered, always of the guest
 * asked for. `applied` is what we ourselves changed, and so what an undo takes back.
 */
export type ChangeOutcome = Landed | Asking | Stopped

/** The server's list is known, and the change was judged by it. */
export type Landed =
  /** `before`: the list the first write of this save was computed from. */
  | {
      kind: 'saved'
      guest: Guest
      before: readonly MemberId[]
      applied: MemberChange
      foreign: ForeignChange
    }
  /** Nothing was written. `guest` is null when nothing was asked for either, and so nothing was read. */
  | { kind: 'already so'; guest: Guest | null; foreign: ForeignChange }
  /** `missing`: ids we sent that the server does not hold. */
  | {
      kind: 'partly saved'
      guest: Guest
      before: readonly MemberId[]
      applied: MemberChange
      missing: readonly MemberId[]
      foreign: ForeignChange
    }

/** Nothing was written by this attempt: it waits for the person to confirm, then the change is asked for again. */
export type Asking = InDoubt &
  (
    | { kind: 'would empty'; guest: Guest; removed: readonly MemberId[] }
    /** The server says `null` where this browser has seen `known` before. */
    | { kind: 'says nobody'; guest: Guest; known: readonly MemberId[] }
  )

/** The save stopped; the draft stays. */
export type Stopped = InDoubt &
  /** Removing does not work on this server. `guest` is null when an earlier save found out and nothing was sent. */
  (
    | {
        kind: 'server appends'
        guest: Guest | null
        before: readonly MemberId[]
        applied: MemberChange
        kept: readonly MemberId[]
      }
    /** A final no of the server, in its own words. `readOnly`: this user may not change this at all (403). */
    | {
        kind: 'refused'
        status: number
        message: string
        fieldErrors: Readonly<Record<string, string>>
        readOnly: boolean
      }
    | { kind: 'unreadable'; reason: UnreadableReason }
    /** `retryAt`: when the server would be ready again, epoch ms. */
    | { kind: 'throttled'; retryAt: number }
    | { kind: PlainStop }
  )

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

/** What writes that were sent and never answered may have changed; empty when there were none. */
type InDoubt = { inDoubt: MemberChange }

type UnreadableReason = Extract<AssociatedMembers, { known: false }>['reason']
