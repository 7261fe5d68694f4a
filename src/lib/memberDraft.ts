import type { MemberId } from './member.ts'
import { type MemberChange, applyChange, differenceOf, sortedUnique, union, without } from './memberChange.ts'

/** One line of the editor. A removed member stays visible until the change is saved. */
export type DraftLine = { id: MemberId; state: 'kept' | 'added' | 'removed' }

/** The draft after the user picked a member: a removed one is kept again, a new one is added. */
export function chooseIn(base: readonly MemberId[], draft: MemberChange, id: MemberId): MemberChange {
  const add = base.includes(id) ? draft.add : union(draft.add, [id])
  return { add: sortedUnique(add), remove: without(draft.remove, [id]) }
}

/** The draft after the user removed a member; one that was added in this draft is no longer part of it. */
export function removeIn(base: readonly MemberId[], draft: MemberChange, id: MemberId): MemberChange {
  const remove = base.includes(id) ? union(draft.remove, [id]) : draft.remove
  return { add: without(draft.add, [id]), remove: sortedUnique(remove) }
}

/** What a save would change in the frozen base. Ids in the draft that change nothing are left out. */
export function effectOf(base: readonly MemberId[], draft: MemberChange): MemberChange {
  return differenceOf(base, applyChange(base, draft))
}

/** The lines of the editor: every member of the base and of the draft, sorted by id, each with its state after a save. */
export function draftLines(base: readonly MemberId[], draft: MemberChange): readonly DraftLine[] {
  const effect = effectOf(base, draft)
  return union(base, effect.add).map((id) => {
    if (effect.add.includes(id)) return { id, state: 'added' }
    return { id, state: effect.remove.includes(id) ? 'removed' : 'kept' }
  })
}

/** The numbers of the line *+2 −1 · 5 → 6 members*. */
export function draftCounts(base: readonly MemberId[], draft: MemberChange) {
  const effect = effectOf(base, draft)
  return {
    added: effect.add.length,
    removed: effect.remove.length,
    before: sortedUnique(base).length,
    after: applyChange(base, draft).length,
  }
}
