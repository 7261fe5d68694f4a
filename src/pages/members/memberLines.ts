import type { MemberList } from '#src/api/members.ts'
import { compareNames, type SortValue } from '#src/guest-list/guestOrder.ts'
import { domainSpellings } from '#src/lib/domainSpellings.ts'
import { fold } from '#src/lib/fold.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { textMatcher } from '#src/lib/textMatcher.ts'

/** A row of the members page: a member, or an id that guests have and no member. */
export type MemberLine = {
  id: MemberId
  /** null: no member has this id. */
  member: Member | null
  name: string
  /** The name, with the email where several members share it. */
  accessibleName: string
  /** How many guests have this member, as far as they are loaded. */
  guests: number
  /** What search reads, folded. */
  text: string
}

export type MemberStatus = Member['status'] | 'not-found'

/** The member's status; an id without a member is not found. */
export function statusOf({ member }: Pick<MemberLine, 'member'>): MemberStatus {
  return member?.status ?? 'not-found'
}

/** All members, then the ids of guests that no member has. `counts`: the guests of each id. */
export function memberLinesOf(
  { members, index }: MemberList,
  counts: ReadonlyMap<MemberId, number>,
  m: Messages,
): MemberLine[] {
  const known = members.map((member): MemberLine => {
    const { id, fullName, email, jobTitle } = member
    return {
      id,
      member,
      name: fullName,
      accessibleName: index.byId.get(id)?.accessibleName ?? fullName,
      guests: counts.get(id) ?? 0,
      text: fold([fullName, email, ...domainSpellings(email), jobTitle, id].join('\n')),
    }
  })
  const unknown = [...counts]
    .filter(([id]) => !index.byId.has(id))
    .map(([id, guests]): MemberLine => {
      const name = m.members.unknown(id)
      return { id, member: null, name, accessibleName: name, guests, text: fold(name) }
    })
  return [...known, ...unknown]
}

/** Which lines are shown, and in which order. */
export type MemberFilter = {
  q: string
  status: MemberStatus | 'any'
  sortValue: (line: MemberLine) => SortValue
  dir: 'asc' | 'desc'
}

/** The lines that match, in their order; equal ones by name, then by id. Never known comes last, whichever way. */
export function showMemberLines(lines: readonly MemberLine[], filter: MemberFilter): MemberLine[] {
  const { q, status, sortValue, dir } = filter
  const matches = textMatcher(q)
  const shown = lines.filter((line) => (status === 'any' || statusOf(line) === status) && matches(line.text))
  const sign = dir === 'asc' ? 1 : -1
  return shown.toSorted(
    (one, other) =>
      sign * compareValues(sortValue(one), sortValue(other)) ||
      compareNames(one.name, other.name) ||
      one.id - other.id,
  )
}

function compareValues(one: SortValue, other: SortValue): number {
  if (one === other) return 0
  if (typeof one === 'string' && typeof other === 'string') return compareNames(one, other)
  return Number(one ?? -1) - Number(other ?? -1)
}
