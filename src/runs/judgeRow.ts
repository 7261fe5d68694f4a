import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty, noChange } from '#src/lib/memberChange.ts'
import type { PauseReason, RowRecord } from './runContract.ts'

/** What an outcome means for its row, and whether the run has to pause because of it. */
export type RowResult = Pick<RowRecord, 'state' | 'code' | 'applied' | 'after'> & {
  pause: PauseReason | null
}

/**
 * Judges a row by how its change ended. `isLastPass`: the row was tried before without an answer; an outcome that is
 * unknown again counts as failed, and `applied` keeps what it may have changed.
 */
export function judgeRow(outcome: ChangeOutcome, isLastPass: boolean): RowResult {
  switch (outcome.kind) {
    case 'saved':
      return {
        state: 'changed',
        code: null,
        applied: outcome.applied,
        after: idsOf(outcome.guest),
        pause: null,
      }
    case 'unchanged':
      return { state: 'unchanged', code: null, applied: noChange, after: idsOf(outcome.guest), pause: null }
    case 'partial':
      return {
        state: 'partial',
        code: 'partial',
        applied: outcome.applied,
        after: idsOf(outcome.guest),
        pause: null,
      }
    case 'server-appends':
      return judgeAppending(outcome)
    case 'refused':
      return failed(outcome.error.code, outcome.inDoubt)
    case 'unknown':
      return isLastPass ? failed('unknown', outcome.inDoubt) : undecided(outcome.inDoubt, null)
    case 'needs-confirmation':
    case 'unexpected-null':
    case 'unreadable':
    case 'not-found':
    case 'wrong-guest':
    case 'no-answer':
      return failed(outcome.kind, outcome.inDoubt)
    case 'internal-error':
      return failed('internal-error', outcome.inDoubt, 'internal-error')
    case 'signed-out':
    case 'session-changed':
    case 'offline':
    case 'rate-limited':
      return undecided(outcome.inDoubt, outcome.kind)
    case 'other-user':
      return undecided(outcome.inDoubt, 'session-changed')
    case 'interrupted':
      return undecided(outcome.inDoubt, 'slept')
    default:
      return outcome satisfies never
  }
}

/** Where an earlier row found out, nothing was sent for this one. */
function judgeAppending({
  guest,
  applied,
  kept,
  inDoubt,
}: Extract<ChangeOutcome, { kind: 'server-appends' }>): RowResult {
  if (kept.length === 0) return undecided(inDoubt, 'server-appends')
  return { state: 'failed', code: 'server-appends', applied, after: idsOf(guest), pause: 'server-appends' }
}

function failed(code: string, inDoubt: MemberChange, pause: PauseReason | null = null): RowResult {
  return { state: 'failed', code, applied: inDoubt, after: null, pause }
}

/** The row stays open. */
function undecided(inDoubt: MemberChange, pause: PauseReason | null): RowResult {
  const state = isEmpty(inDoubt) ? 'pending' : 'unknown'
  return { state, code: pause ?? 'unknown', applied: inDoubt, after: null, pause }
}

function idsOf(guest: Guest | null): readonly MemberId[] | null {
  return guest?.associatedMembers.known ? guest.associatedMembers.ids : null
}
