import { useQuery } from '@tanstack/react-query'
import { useApi } from '#src/features/AppContext.tsx'
import type { Member } from '#src/lib/member.ts'
import type { MembersResult } from './membersResult.ts'

/** The user of this session among the members, by id, else by email; null: not read yet, or not a member. */
export function useOwnMember(result: MembersResult): Member | null {
  const { data } = useQuery(useApi().session.queries.current())
  const user = data?.session?.user
  if (result.kind !== 'read' || !user) return null
  const byId = result.list.byId.get(Number(user.id))
  if (byId) return byId
  const email = user.email.toLowerCase()
  return (email && result.list.members.find((member) => member.email.toLowerCase() === email)) || null
}
