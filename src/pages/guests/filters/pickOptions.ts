import type { MembersById } from '#src/guest-list/attention.ts'
import { fold } from '#src/lib/fold.ts'
import { rowsOf, type GuestIndex } from '#src/guest-list/guestIndex.ts'
import { compareNames } from '#src/guest-list/guestValue.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { PickOption } from './PickFilter.tsx'
import { wholeNumber } from '#src/pages/guests/wording.ts'

/** The companies of the guests read so far, by name, each with how many guests it has. */
export function companyOptions(index: GuestIndex): PickOption[] {
  const counts = new Map<string, number>()
  for (const { row } of rowsOf(index)) {
    if (row.kind === 'guest' && row.guest.company !== '') count(counts, row.guest.company)
  }
  return [...counts]
    .toSorted(([one], [other]) => compareNames(one, other))
    .map(([company, guests]) => ({
      value: company,
      label: company,
      note: wholeNumber(guests),
      text: fold(company),
    }))
}

/** Every member by name, each with how many guests it has; then the ids among guests that are no member's. */
export function memberOptions(index: GuestIndex, members: MembersById): PickOption[] {
  const counts = new Map<MemberId, number>()
  for (const { row } of rowsOf(index)) {
    if (row.kind !== 'guest' || !row.guest.associatedMembers.known) continue
    for (const id of row.guest.associatedMembers.ids) count(counts, id)
  }
  const known = [...members.values()].toSorted((one, other) => compareNames(one.fullName, other.fullName))
  const unknown = [...counts.keys()].filter((id) => !members.has(id)).toSorted((one, other) => one - other)
  return [
    ...known.map((member) => optionOf(member.id, member.fullName, noteOf(member, counts), member.email)),
    ...unknown.map((id) => optionOf(id, unknownMember(id), wholeNumber(counts.get(id) ?? 0), '')),
  ]
}

/** What an id is called that is not among the members. */
export function unknownMember(id: MemberId | string): string {
  return `Unknown member #${id}`
}

function optionOf(id: MemberId, label: string, note: string, email: string): PickOption {
  return { value: String(id), label, note, text: fold(`${label}\n${email}`) }
}

function noteOf(member: Member, counts: ReadonlyMap<MemberId, number>): string {
  const guests = wholeNumber(counts.get(member.id) ?? 0)
  return member.status === 'disabled' || member.status === 'invited' ? `${member.status} · ${guests}` : guests
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
