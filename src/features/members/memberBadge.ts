import type { Member } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'

/** What to know before choosing a member: *disabled* or *invited*; '' for an active one. */
export function memberBadge({ status }: Pick<Member, 'status'>, m: Messages): string {
  return status === 'disabled' || status === 'invited' ? m.members[status] : ''
}
