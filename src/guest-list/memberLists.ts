import type { MemberId } from '#src/lib/member.ts'

/**
 * Many lists of member ids in one array, each after its length: a search of 100 000 guests asks all of them, and
 * reads an array several times faster than it finds its way through as many objects. It only grows, so a place stays
 * right. Place 0 holds an empty list.
 */
export type MemberLists = number[]

export function createMemberLists(): MemberLists {
  return [0]
}

/** Adds a list and returns its place; `before`: the place of the list it follows, which is taken again if it is the same. */
export function placeList(lists: MemberLists, ids: readonly MemberId[], before: number): number {
  if (ids.length === 0) return 0
  if (lists[before] === ids.length && ids.every((id, nth) => lists[before + 1 + nth] === id)) return before
  return lists.push(ids.length, ...ids) - ids.length - 1
}

/** Whether one of `members` is in the list at this place. */
export function listHasOneOf(
  lists: readonly number[],
  place: number,
  members: ReadonlySet<MemberId>,
): boolean {
  const end = place + (lists[place] ?? 0)
  for (let next = place + 1; next <= end; next++) if (members.has(lists[next] ?? -1)) return true
  return false
}
