import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { MemberList } from '#src/api/members.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { memberIndexOf } from '#src/lib/memberIndex.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { NameOf } from '#src/features/changes/outcomeMessages.ts'

/** Half a list of members would call real ones unknown, so it is all of them or none. */
export type MembersRead =
  | { kind: 'read'; members: readonly Member[] }
  | { kind: 'reading' }
  | { kind: 'failed' }

export function membersRead(query: UseQueryResult<MemberList>): MembersRead {
  if (query.data) return { kind: 'read', members: query.data.members }
  return { kind: query.isError && !query.isFetching ? 'failed' : 'reading' }
}

/** What stands for an id on screen. */
export type NamedId = {
  /** `null`: the id is not among the members, or they are not read. */
  member: Member | null
  name: string
  /** The name, told apart from others of the same name. */
  spoken: string
}

/**
 * What an id is called: the member's name, or *Unknown member #5678* once all members are read and it is none of
 * theirs. Before that it says nothing about whether it is a member's.
 */
export function namedId(id: MemberId, read: MembersRead): NamedId {
  const entry = read.kind === 'read' ? memberIndexOf(read.members).byId.get(id) : undefined
  if (entry) return { member: entry.member, name: entry.member.fullName, spoken: entry.spoken }
  const name = read.kind === 'read' ? `Unknown member #${id}` : `Member #${id}`
  return { member: null, name, spoken: name }
}

/** Names of members, as far as they are read. */
export function memberNameOf(read: MembersRead): NameOf {
  return (id) => namedId(id, read).spoken
}

/** The same, of the organization's members. */
export function useMemberNames(org: OrgId): NameOf {
  return memberNameOf(membersRead(useQuery(useApi().members.queries.list(org))))
}
