import { fold, wordsOf } from './fold.ts'
import type { Member, MemberId } from './member.ts'

/** A member with the name that tells it from all others: with the email when two have the same name. */
export type NamedMember = { member: Member; accessibleName: string }

/** A member to search for: `text` is name and email, folded. */
export type IndexedMember = NamedMember & { text: string }

export type MemberIndex = {
  byId: ReadonlyMap<MemberId, NamedMember>
  /** All by name. Sorted at the first call: a drawer needs names at once, the order only when its picker opens. */
  inOrder: () => readonly IndexedMember[]
}

/**
 * Compares names, ignoring case and diacritics. By code units of the folded texts: a collator takes 60 ms for 5 000 of
 * them, more than opening a drawer may take.
 */
export function compareMemberNames(one: string, other: string): number {
  return compareFolded(fold(one), fold(other))
}

function compareFolded(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Makes the index of all members of an organization. */
export function createMemberIndex(members: readonly Member[]): MemberIndex {
  const timesNamed = new Map<string, number>()
  for (const { fullName } of members) timesNamed.set(fullName, (timesNamed.get(fullName) ?? 0) + 1)
  const byId = new Map<MemberId, NamedMember>()
  for (const member of members) {
    const { id, fullName, email } = member
    const accessibleName = timesNamed.get(fullName) === 1 ? fullName : `${fullName} (${email})`
    byId.set(id, { member, accessibleName })
  }
  let ordered: readonly IndexedMember[] | null = null
  return { byId, inOrder: () => (ordered ??= byName(byId.values())) }
}

function byName(members: Iterable<NamedMember>): readonly IndexedMember[] {
  return Array.from(members, (named) => ({
    ...named,
    text: fold(`${named.member.fullName} ${named.member.email}`),
  })).toSorted((one, other) => compareFolded(one.text, other.text))
}

/** The members whose name and email hold every word of the query, whatever its case and diacritics. In order of name. */
export function matchingMembers(index: MemberIndex, query: string): readonly IndexedMember[] {
  const words = wordsOf(query)
  if (words.length === 0) return index.inOrder()
  return index.inOrder().filter(({ text }) => words.every((word) => text.includes(word)))
}
