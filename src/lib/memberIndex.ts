import { fold, wordsOf } from './fold.ts'
import type { Member, MemberId } from './member.ts'

/** A member made ready to be found and named. */
export type IndexedMember = {
  member: Member
  /** What the member is called where it must not be taken for another: with the email when two share a name. */
  spoken: string
  /** Name and email, folded, to search in. */
  text: string
}

/** All members by name as people sort them, and by id. */
export type MemberIndex = {
  inOrder: readonly IndexedMember[]
  byId: ReadonlyMap<MemberId, IndexedMember>
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

/** Orders names as people sort them: case and diacritics aside, numbers by size. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other)
}

const indexes = new WeakMap<readonly Member[], MemberIndex>()

/** The index of these members, made once for each list: 5 000 take about 20 ms, and every drawer needs it. */
export function memberIndexOf(members: readonly Member[]): MemberIndex {
  const known = indexes.get(members)
  if (known) return known
  const index = makeIndex(members)
  indexes.set(members, index)
  return index
}

function makeIndex(members: readonly Member[]): MemberIndex {
  const timesNamed = new Map<string, number>()
  for (const { fullName } of members) timesNamed.set(fullName, (timesNamed.get(fullName) ?? 0) + 1)
  const inOrder = members
    .map((member) => ({
      member,
      spoken:
        (timesNamed.get(member.fullName) ?? 0) > 1 ? `${member.fullName} (${member.email})` : member.fullName,
      text: fold(`${member.fullName} ${member.email}`),
    }))
    .toSorted((a, b) => compareNames(a.spoken, b.spoken))
  return { inOrder, byId: new Map(inOrder.map((entry) => [entry.member.id, entry])) }
}

/** The members whose name and email hold every word of the query, whatever its case and diacritics. In order of name. */
export function matchingMembers(index: MemberIndex, query: string): readonly IndexedMember[] {
  const words = wordsOf(query)
  if (words.length === 0) return index.inOrder
  return index.inOrder.filter(({ text }) => words.every((word) => text.includes(word)))
}

const roleNames = { admin: 'Admin', standard: 'Standard', light: 'Light', other: '' } as const

/** The member's role in a word; '' when it is none that is known. */
export function roleNameOf({ role }: Pick<Member, 'role'>): string {
  return roleNames[role]
}

/** What should be known before choosing this member; '' when it is an ordinary active one. */
export function standingOf({ status }: Pick<Member, 'status'>): '' | 'disabled' | 'invited' {
  return status === 'disabled' || status === 'invited' ? status : ''
}
