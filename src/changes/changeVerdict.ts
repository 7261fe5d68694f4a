import type { ChangeOutcome, ForeignChange } from './changeOutcome.ts'
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

/** What is needed to judge a save by a list of the server. */
export type Evidence = {
  change: MemberChange
  /** The list the person saw. */
  base: readonly MemberId[]
  /** The list our first write was computed from. */
  before: readonly MemberId[]
  /** What our writes set out to change: this one's and those in doubt. */
  written: MemberChange
  /** The list the server holds now, and the guest it came with. */
  ids: readonly MemberId[]
  guest: Guest
}

/** A fresh list needs no change: either it never did, or a write in doubt turns out to have arrived. */
export function alreadySo(evidence: Evidence): ChangeOutcome {
  const { guest, before, ids, written } = evidence
  const applied = doneIn(ids, written)
  const foreign = foreignIn(evidence, [], [])
  if (isEmpty(applied)) return { kind: 'already so', guest, foreign }
  return { kind: 'saved', guest, before, applied, foreign }
}

/** An answered write: the list it was computed from, what was sent, what was answered. */
export type AnsweredWrite = Record<'theirs' | 'target' | 'answer', readonly MemberId[]>

/** Judges an answered write by the list after it. */
export function verdict(evidence: Evidence, { theirs, target, answer }: AnsweredWrite): ChangeOutcome {
  const { change, guest, before, ids, written } = evidence
  const applied = doneIn(ids, written)
  const missing = without(target, ids)
  const removed = without(theirs, target)
  // Someone else may have added them again, but only an answer that shows our change done can say so.
  const kept = isEmpty(undoneIn(answer, change)) ? [] : common(change.remove, ids)
  const foreign = foreignIn(evidence, missing, kept)
  if (missing.length > 0) return { kind: 'partly saved', guest, before, applied, missing, kept, foreign }
  if (noneWent(removed, ids) || (kept.length > 0 && without(removed, answer).length === 0)) {
    return {
      kind: 'server appends',
      guest,
      applied,
      kept: common(union(kept, removed), ids),
      inDoubt: noChange,
    }
  }
  if (kept.length > 0) return { kind: 'partly saved', guest, before, applied, missing, kept, foreign }
  return { kind: 'saved', guest, before, applied, foreign }
}

function noneWent(removed: readonly MemberId[], ids: readonly MemberId[]): boolean {
  return removed.length > 0 && without(removed, ids).length === 0
}

/** Whatever differs from what the person saw and asked for is someone else's, but for what the server did not do. */
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
