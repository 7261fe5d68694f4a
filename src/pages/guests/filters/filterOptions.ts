import { memberBadge } from '#src/features/members/memberBadge.ts'
import { companiesOf, noCompany } from '#src/guest-list/companies.ts'
import type { MemberList } from '#src/api/members.ts'
import { domainSpellings } from '#src/lib/domainSpellings.ts'
import { fold } from '#src/lib/fold.ts'
import { countGuestsByMember } from '#src/guest-list/guestCounts.ts'
import type { GuestIndex } from '#src/guest-list/guestIndex.ts'
import { compareNames } from '#src/guest-list/guestOrder.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import type { FilterOption } from '#src/ui/FilterCombobox.tsx'

/** The companies of the guests loaded so far, ordered by name, each with its number of guests; *No company* comes last. */
export function companyOptions(index: GuestIndex, m: Messages): FilterOption[] {
  return companiesOf(index).map(({ name, guests }) => {
    const label = name === '' ? m.guests.noCompany : name
    return { value: name || noCompany, label, note: m.format.number(guests), text: fold(label) }
  })
}

/**
 * Every member, ordered by name, with its number of guests; then the ids of guests that are not among the members.
 * Members of the same name are shown with their emails.
 */
export function memberOptions(index: GuestIndex, members: MemberList, m: Messages): FilterOption[] {
  const counts = countGuestsByMember(index)
  const known = [...members.index.byId.values()].toSorted((one, other) =>
    compareNames(one.accessibleName, other.accessibleName),
  )
  const unknown = [...counts.keys()]
    .filter((id) => !members.byId.has(id))
    .toSorted((one, other) => one - other)
  return [
    ...known.map(({ member, accessibleName }) =>
      optionOf(member.id, accessibleName, noteOf(member, counts, m), member.email),
    ),
    ...unknown.map((id) =>
      optionOf(id, m.guests.unknownMember(id), m.format.number(counts.get(id) ?? 0), ''),
    ),
  ]
}

function optionOf(id: MemberId, label: string, note: string, email: string): FilterOption {
  return { value: String(id), label, note, text: fold([label, email, ...domainSpellings(email)].join('\n')) }
}

function noteOf(member: Member, counts: ReadonlyMap<MemberId, number>, m: Messages): string {
  const guests = m.format.number(counts.get(member.id) ?? 0)
  const badge = memberBadge(member, m)
  return badge === '' ? guests : `${badge}${m.common.separator}${guests}`
}
