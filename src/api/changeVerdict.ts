import type { ChangeOutcome, ForeignChange } from '#src/lib/changeOutcome.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  applyChange,
  common,
  doneIn,
  isEmpty,
  noChange,
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
  const foreign = foreignIn(evidence, [])
  if (isEmpty(applied)) return { kind: 'already so', guest, foreign }
  return { kind: 'saved', guest, before, applied, foreign }
}

/** An answered write: the list it was computed from, what was sent, what was answered. */
export type AnsweredWrite = Record<'theirs' | 'target' | 'answer', readonly MemberId[]>

/** Judges an answered write by the list after it. */
export function verdict(evidence: Evidence, { theirs, target, answer }: AnsweredWrite): ChangeOutcome {
  const { guest, before, ids, written } = evidence
  const applied = doneIn(ids, written)
  const missing = without(target, ids)
  const foreign = foreignIn(evidence, missing)
  if (missing.length > 0) return { kind: 'partly saved', guest, before, applied, missing, foreign }
  const removed = without(theirs, target)
  const kept = common(removed, ids)
  // None went; or none had gone when the server answered, and someone else has removed some of them since.
  const noneWent = kept.length === removed.length || without(removed, answer).length === 0
  if (kept.length > 0 && noneWent) return { kind: 'server appends', guest, applied, kept, inDoubt: noChange }
  return { kind: 'saved', guest, before, applied, foreign }
}

/** Whatever differs from what the person saw and asked for is someone else's, but for what the server did not take. */
function foreignIn({ base, change, ids }: Evidence, missing: readonly MemberId[]): ForeignChange {
  const expected = applyChange(base, change)
  return { added: without(ids, expected), removed: without(without(expected, ids), missing) }
}
