import type { Guest } from '#src/lib/guest.ts'
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
import type { ChangeOutcome, ForeignChange } from './changeContract.ts'

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
