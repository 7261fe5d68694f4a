import { useMemo } from 'react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { createMemberIndex, type MemberIndex } from '#src/lib/memberIndex.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'

/** The members, and the ids of these guests that no member has; null: the members are not read. */
export function useMembersOfGuests(result: MembersResult, guests: readonly Guest[]): MemberIndex | null {
  const m = useMessages()
  const list = result.kind === 'read' ? result.list : null
  return useMemo(() => {
    if (!list) return null
    const unknown = new Set<MemberId>()
    for (const { associatedMembers } of guests)
      if (associatedMembers.known)
        for (const id of associatedMembers.ids) if (!list.byId.has(id)) unknown.add(id)
    if (unknown.size === 0) return list.index
    return createMemberIndex([
      ...list.members,
      ...Array.from(unknown, (id) => unknownMember(id, m.members.unknown(id))),
    ])
  }, [list, guests, m])
}

function unknownMember(id: MemberId, fullName: string): Member {
  return { id, fullName, email: '', status: 'unknown', role: 'other', jobTitle: '', lastLoginAt: 'absent' }
}
