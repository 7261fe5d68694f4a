import { toMember, WireMember } from '#src/api/members.ts'
import { toGuest, WireGuest } from '#src/api/guests/wireGuest.ts'
import { weighGuests } from '#src/guest-list/attention.ts'
import { fold } from '#src/lib/fold.ts'
import { createGuestMatcher } from '#src/guest-list/guestFilter.ts'
import { createGuestIndex, indexGuests } from '#src/guest-list/guestIndex.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import { matchingMembers, memberIndexOf } from '#src/lib/memberIndex.ts'
import type { SandboxBase } from '#src/sandbox/data/base.ts'
import { memberRow } from '#src/sandbox/endpoints/memberShape.ts'
import { defaultOptions } from '#src/sandbox/options.ts'
import { orgOf, type Size } from './world.ts'

/** A word, and how many match after each of its letters: every letter changes the number. */
export type Word = { text: string; counts: readonly number[] }

/** What to type in an organization: in its list of guests, and in a list of its members. */
export type Words = { guests: readonly Word[]; members: readonly Word[]; options: readonly Word[] }

const wanted = 12

/** Finds words to type, with the counts that the data gives. Takes about 3 s for 100 000 guests. */
export function findWords(base: SandboxBase, size: Size): Words {
  const organization = base.organizations.get(orgOf(size))
  if (!organization) throw new Error(`No organization of ${size} guests`)
  const { guestAt, members: records } = organization
  const members = records.map((record) => toMember(WireMember.parse(memberRow(record, null, defaultOptions))))
  const rows = new Map<string, GuestRow>()
  for (let place = 0; place < size; place++) {
    const guest = toGuest(WireGuest.parse(guestAt(place)))
    rows.set(guest.email, { kind: 'guest', guest })
  }
  const index = indexGuests(createGuestIndex(), rows)
  const byId = new Map(members.map((member) => [member.id, member]))
  const attention = weighGuests(index, byId, base.nowMs, null)
  const match = createGuestMatcher()
  const nothing = { status: 'any', member: null, company: '', view: null } as const
  const memberIndex = memberIndexOf(members)
  // As Mantine's MultiSelect searches its labels.
  const labels = members.map(labelOf).map((label) => label.toLowerCase().trim())
  return {
    guests: pick(index.titles, size, (query) => match(index, attention, { query, ...nothing }).count),
    members: pick(
      members.map(({ fullName }) => fullName),
      members.length,
      (query) => matchingMembers(memberIndex, query).length,
    ),
    options: pick(
      members.map(({ fullName }) => fullName),
      members.length,
      (query) => labels.filter((label) => label.includes(query)).length,
    ),
  }
}

/** What a member is called in the MultiSelect. */
export function labelOf({ fullName, email }: { fullName: string; email: string }): string {
  return `${fullName} ${email}`
}

/** Words of 4 to 7 letters, taken from all over the names. */
function pick(names: readonly string[], all: number, count: (query: string) => number): Word[] {
  const known = new Map<string, number>([['', all]])
  const countOf = (query: string) => {
    const number = known.get(query) ?? count(query)
    known.set(query, number)
    return number
  }
  const words = new Map<string, Word>()
  const step = Math.max(1, Math.floor(names.length / 400))
  for (let place = 0; place < names.length && words.size < wanted; place += step) {
    for (const text of fold(names[place] ?? '').split(' ')) {
      const counts = text.split('').map((_letter, end) => countOf(text.slice(0, end + 1)))
      const falls = counts.every((number, end) => number < (end === 0 ? all : (counts[end - 1] ?? 0)))
      if (/^[a-z]{4,7}$/.test(text) && falls) words.set(text, { text, counts })
    }
  }
  if (words.size < 3) throw new Error('Too few words whose every letter changes the count')
  return [...words.values()]
}
