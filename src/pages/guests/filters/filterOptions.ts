import { memberBadge } from '#src/features/members/memberBadge.ts'
import { companiesOf, noCompany } from '#src/guest-list/companies.ts'
import type { MembersById } from '#src/guest-list/attentionRules.ts'
import { fold } from '#src/lib/fold.ts'
import { rowsOf, type GuestIndex } from '#src/guest-list/guestIndex.ts'
import { compareNames } from '#src/guest-list/guestOrder.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'

/** A value that the list can be filtered by. */
export type FilterOption = {
  value: string
  label: string
  /** Drawn after the label in a quiet colour. */
  note: string
  /** What a query is compared with, folded. */
  text: string
}

/** The companies of the guests loaded so far, ordered by name, each with its number of guests; *No company* comes last. */
export function companyOptions(index: GuestIndex, m: Messages): FilterOption[] {
  return companiesOf(index).map(({ name, guests }) => {
    const label = name === '' ? m.guests.noCompany : name
    return { value: name || noCompany, label, note: m.format.number(guests), text: fold(label) }
  })
}

/** Every member, ordered by name, with its number of guests; then the ids of guests that are not among the members. */
export function memberOptions(index: GuestIndex, members: MembersById, m: Messages): FilterOption[] {
  const counts = new Map<MemberId, number>()
  for (const { row } of rowsOf(index)) {
    if (row.kind !== 'guest' || !row.guest.associatedMembers.known) continue
    for (const id of row.guest.associatedMembers.ids) count(counts, id)
  }
  const known = [...members.values()].toSorted((one, other) => compareNames(one.fullName, other.fullName))
  const unknown = [...counts.keys()].filter((id) => !members.has(id)).toSorted((one, other) => one - other)
  return [
    ...known.map((member) => optionOf(member.id, member.fullName, noteOf(member, counts, m), member.email)),
    ...unknown.map((id) =>
      optionOf(id, m.guests.unknownMember(id), m.format.number(counts.get(id) ?? 0), ''),
    ),
  ]
}

/** The options that contain every word of the query; for an empty query all of them. *Any* matches no other query. */
export function matchOptions(options: readonly FilterOption[], query: string): readonly FilterOption[] {
  if (query.trim() === '') return options
  const words = fold(query).split(/\s+/u)
  return options.filter((option) => option.value !== '' && words.every((word) => option.text.includes(word)))
}

function optionOf(id: MemberId, label: string, note: string, email: string): FilterOption {
  return { value: String(id), label, note, text: fold(`${label}\n${email}`) }
}

function noteOf(member: Member, counts: ReadonlyMap<MemberId, number>, m: Messages): string {
  const guests = m.format.number(counts.get(member.id) ?? 0)
  const badge = memberBadge(member, m)
  return badge === '' ? guests : `${badge}${m.common.separator}${guests}`
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
