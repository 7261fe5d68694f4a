import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { MemberList } from '#src/api/members.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { OrgId } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { toMemberId } from '#src/lib/wireFields.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'

/** All members of an organization, or why they are not here. Never a part: real members would count as unknown. */
export type MembersResult = { kind: 'read'; list: MemberList } | { kind: 'reading' } | { kind: 'failed' }

/** The organization's members, and a way to read them again after a failure. */
export function useMembers(org: OrgId): { result: MembersResult; retry: () => void } {
  const query = useQuery(useApi().members.queries.list(org))
  return { result: membersResultOf(query), retry: () => void query.refetch() }
}

function membersResultOf({ data, isError, isFetching }: UseQueryResult<MemberList>): MembersResult {
  if (data) return { kind: 'read', list: data }
  return { kind: isError && !isFetching ? 'failed' : 'reading' }
}

/** How a member id is shown. */
export type MemberName = {
  id: MemberId
  /** null: no member has this id, or the members are not read. */
  member: Member | null
  name: string
  /** The name, with the email where several members share it. */
  accessibleName: string
}

/**
 * Names an id: the member's name, or *Unknown member #5678* once all members are read and none has it. Before that
 * *Member #5678*, which does not say whether it is a member's.
 */
export function nameMember(id: MemberId, result: MembersResult, m: Messages): MemberName {
  if (result.kind !== 'read') return nameless(id, m.members.unnamed(id))
  const named = result.list.index.byId.get(id)
  if (!named) return nameless(id, m.members.unknown(id))
  return { id, member: named.member, name: named.member.fullName, accessibleName: named.accessibleName }
}

function nameless(id: MemberId, name: string): MemberName {
  return { id, member: null, name, accessibleName: name }
}

/** Names ids for sentences: with the email where several members share a name. */
export function useMemberNames(org: OrgId): (id: MemberId) => string {
  const m = useMessages()
  const { result } = useMembers(org)
  return (id) => nameMember(id, result, m).accessibleName
}

/** A field that holds a member's id, with that member's name; anything else in it stays as it is. */
export function memberInWords(value: string, memberName: (id: MemberId) => string): string {
  const id = toMemberId(value)
  return id === null ? value : memberName(id)
}
