import { nameMember, type MembersResult } from '#src/features/members/membersResult.ts'
import { noCompany } from '#src/guest-list/companies.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import type { RichText } from '#src/lib/messages/richText.ts'
import type { GuestSearchParams } from '#src/pages/guests/searchParams.ts'

/** The search and each filter that is on, in words. */
export function filterInWords(search: GuestSearchParams, members: MembersResult, m: Messages): RichText[] {
  const { q, status, member, company, view } = search
  const parts: RichText[] = []
  if (q.trim() !== '') parts.push(m.print.search(q.trim()))
  if (status !== 'any') parts.push([m.print.status(m.guests[status])])
  if (member !== '') parts.push(m.print.member(nameMember(Number(member), members, m).accessibleName))
  if (company === noCompany) parts.push([m.guests.noCompany])
  else if (company !== '') parts.push(m.print.company(company))
  if (view !== 'all') parts.push([m.attention.rules[view]])
  return parts
}
