import { nameMember, type MembersResult } from '#src/features/members/membersResult.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { Instant } from '#src/lib/instant.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { plainText } from '#src/lib/messages/richText.ts'
import { missingDateText } from '#src/ui/RelativeTime.tsx'
import { causeText } from './AssociatedMembersCell.tsx'

/** What the text of a value depends on. */
export type TextContext = { m: Messages; members: MembersResult }

/** The date of an instant, or what is shown in its place. */
export const dateText = (at: Instant, m: Messages) =>
  typeof at === 'number' ? m.format.date(at) : missingDateText(at, m)

/** All members by name, with what is wrong with them; '' for none. */
export function membersText({ associatedMembers }: Guest, { m, members }: TextContext): string {
  if (!associatedMembers.known) return m.guests.cannotBeRead
  return associatedMembers.ids
    .map((id) => nameMember(id, members, m))
    .map((member) => plainText(causeText(member, m)))
    .join(', ')
}
