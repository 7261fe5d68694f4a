import type { MemberId } from './member.ts'
import { type MemberChange, applyChange, differenceOf, sortedUnique, union, without } from './memberChange.ts'

/** One line of the editor: a removed member stays in sight until the change is saved. */
export type DraftLine = { id: MemberId; state: 'kept' | 'added' | 'removed' }

/** The draft after the person chose a member: a removed one is kept again, a new one is added. */
export function chooseIn(base: readonly MemberId[], draft: MemberChange, id: MemberId): MemberChange {
  const add = base.includes(id) ? draft.add : union(draft.add, [id])
  return { add: sortedUnique(add), remove: without(draft.remove, [id]) }
}

/** The draft after the person removed a member: one added in this draft leaves it without a trace. */
export function removeIn(base: readonly MemberId[], draft: MemberChange, id: MemberId): MemberChange {
  const remove = base.includes(id) ? union(draft.remove, [id]) : draft.remove
  return { add: without(draft.add, [id]), remove: sortedUnique(remove) }
}

/** What a save would do, given the frozen base: what the draft names without effect on the base is left out. */
export function effectOf(base: readonly MemberId[], draft: MemberChange): MemberChange {
  return differenceOf(base, applyChange(base, draft))
}

/** What the editor shows: every member of the base and of the draft, sorted by id, each with what would become of it. */
export function draftLines(base: readonly MemberId[], draft: MemberChange): readonly DraftLine[] {
  const effect = effectOf(base, draft)
  return union(base, effect.add).map((id) => {
    if (effect.add.includes(id)) return { id, state: 'added' }
    return { id, state: effect.remove.includes(id) ? 'removed' : 'kept' }
  })
}

/** For the line *+2 −1 · 5 → 6 members*. */
export function draftCounts(base: readonly MemberId[], draft: MemberChange) {
  const effect = effectOf(base, draft)
  return {
    added: effect.add.length,
    removed: effect.remove.length,
    before: sortedUnique(base).length,
    after: applyChange(base, draft).length,
  }
}
