import type { MemberId } from './member.ts'

/**
 * A change to a guest's associated members: what to add and remove, never the whole list. It is measured against the list
 * that was read when the editor opened, and applied to the list on the server at the last moment.
 */
export type MemberChange = { add: readonly MemberId[]; remove: readonly MemberId[] }

export const noChange: MemberChange = { add: [], remove: [] }

/** Ascending, each once. Ids are numbers and are ordered as numbers: 9 before 10. */
export function sortedUnique(ids: Iterable<MemberId>): readonly MemberId[] {
  return [...new Set(ids)].toSorted((a, b) => a - b)
}

/** Every id of either list. Sorted, unique. */
export function union(a: readonly MemberId[], b: readonly MemberId[]): readonly MemberId[] {
  return sortedUnique([...a, ...b])
}

/** The ids of `ids` that are not in `others`. Sorted, unique. */
export function without(ids: readonly MemberId[], others: readonly MemberId[]): readonly MemberId[] {
  const taken = new Set(others)
  return sortedUnique(ids.filter((id) => !taken.has(id)))
}

/** The ids in both lists. Sorted, unique. */
export function common(a: readonly MemberId[], b: readonly MemberId[]): readonly MemberId[] {
  const kept = new Set(b)
  return sortedUnique(a.filter((id) => kept.has(id)))
}

/** Whether two lists hold the same members; order and repetition do not matter. */
export function sameMembers(a: readonly MemberId[], b: readonly MemberId[]): boolean {
  return without(a, b).length === 0 && without(b, a).length === 0
}

/** The same change with sorted, unique ids; an id both added and removed is removed, as in `applyChange`. */
export function normalise(change: MemberChange): MemberChange {
  return { add: without(change.add, change.remove), remove: sortedUnique(change.remove) }
}

/** Whether the change adds and removes no one. */
export function isEmpty(change: MemberChange): boolean {
  return change.add.length === 0 && change.remove.length === 0
}

/** `(theirs ∪ add) \ remove`, sorted and unique. Ids that the change does not name are kept, known or not. */
export function applyChange(theirs: readonly MemberId[], change: MemberChange): readonly MemberId[] {
  return without(union(theirs, change.add), change.remove)
}

/** The change that leads from one list to the other. */
export function differenceOf(before: readonly MemberId[], after: readonly MemberId[]): MemberChange {
  return { add: without(after, before), remove: without(before, after) }
}

/** The change that takes this one back. Pass what was applied, not what was requested. */
export function invert(change: MemberChange): MemberChange {
  return { add: sortedUnique(change.remove), remove: sortedUnique(change.add) }
}

/** The first change and then the second, as one; where they disagree the second wins. */
export function andThen(first: MemberChange, second: MemberChange): MemberChange {
  return {
    add: union(without(first.add, second.remove), second.add),
    remove: union(without(first.remove, second.add), second.remove),
  }
}

/** The part of a change that a list already has: added and in it, removed and not in it. */
export function doneIn(ids: readonly MemberId[], change: MemberChange): MemberChange {
  return { add: common(change.add, ids), remove: without(change.remove, ids) }
}

/** The part of a change that a list does not have: added and not in it, removed and still in it. */
export function undoneIn(ids: readonly MemberId[], change: MemberChange): MemberChange {
  return { add: without(change.add, ids), remove: common(change.remove, ids) }
}

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
