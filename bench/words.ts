import { toMember, WireMember } from '#src/api/members.ts'
import { toGuest, WireGuest } from '#src/api/guests/wireGuest.ts'
import { emptyList } from '#src/api/guests/guestList.ts'
import { fold } from '#src/lib/fold.ts'
import { createGuestSearch } from '#src/guest-list/guestSearch.ts'
import { createIndexedGuests } from '#src/guest-list/guestIndexer.ts'
import type { ListRow } from '#src/lib/guest.ts'
import { matchingMembers, createMemberIndex } from '#src/lib/memberIndex.ts'
import type { SandboxBase } from '#src/sandbox/data/base.ts'
import { memberRow } from '#src/sandbox/endpoints/memberShape.ts'
import { defaultOptions } from '#src/sandbox/options.ts'
import { orgIdOf, type Size } from './servers.ts'

/** A word to type. `counts`: the number of matches after each letter; every letter changes it. */
export type Word = { text: string; counts: readonly number[] }

/** Words for the search of guests, for our picker of members, and for the options of a MultiSelect. */
export type Words = { guests: readonly Word[]; members: readonly Word[]; options: readonly Word[] }

const maxWords = 12

/** Finds words to type and computes their counts from the data. Takes about 3 s for 100 000 guests. */
export function findWords(base: SandboxBase, size: Size): Words {
  const organization = base.organizations.get(orgIdOf(size))
  if (!organization) throw new Error(`No organization of ${size} guests`)
  const { guestAt, members: records } = organization
  const members = records.map((record) => toMember(WireMember.parse(memberRow(record, null, defaultOptions))))
  const rows = new Map<string, ListRow>()
  for (let index = 0; index < size; index++) {
    const guest = toGuest(WireGuest.parse(guestAt(index)))
    rows.set(guest.email, { kind: 'guest', guest })
  }
  const byId = new Map(members.map((member) => [member.id, member]))
  const indexed = createIndexedGuests()
  const input = { list: { ...emptyList, rows }, members: byId, now: base.nowMs, column: null }
  while (!indexed.isIndexed(input)) Array.from(indexed.steps(input))
  const guests = indexed.published()
  const search = createGuestSearch()
  const nothing = { status: 'any', member: null, company: '', view: null } as const
  const memberIndex = createMemberIndex(members)
  // The way Mantine's MultiSelect searches its labels.
  const labels = members.map(labelOf).map((label) => label.toLowerCase().trim())
  return {
    guests: selectWords(guests.index.titles, size, (query) => search(guests, { query, ...nothing }).count),
    members: selectWords(
      members.map(({ fullName }) => fullName),
      members.length,
      (query) => matchingMembers(memberIndex, query).length,
    ),
    options: selectWords(
      members.map(({ fullName }) => fullName),
      members.length,
      (query) => labels.filter((label) => label.includes(query)).length,
    ),
  }
}

/** The label of a member in the MultiSelect. */
export function labelOf({ fullName, email }: { fullName: string; email: string }): string {
  return `${fullName} ${email}`
}

/** Selects words of 4 to 7 letters, spread over all names. `all`: the number of matches without a query. */
function selectWords(names: readonly string[], all: number, count: (query: string) => number): Word[] {
  const known = new Map<string, number>([['', all]])
  const countOf = (query: string) => {
    const number = known.get(query) ?? count(query)
    known.set(query, number)
    return number
  }
  const words = new Map<string, Word>()
  const step = Math.max(1, Math.floor(names.length / 400))
  for (let index = 0; index < names.length && words.size < maxWords; index += step) {
    for (const text of fold(names[index] ?? '').split(' ')) {
      const counts = text.split('').map((_letter, end) => countOf(text.slice(0, end + 1)))
      const everyLetterCounts = counts.every(
        (number, end) => number < (end === 0 ? all : (counts[end - 1] ?? 0)),
      )
      if (/^[a-z]{4,7}$/.test(text) && everyLetterCounts) words.set(text, { text, counts })
    }
  }
  if (words.size < 3) throw new Error('Too few words whose every letter changes the count')
  return [...words.values()]
}
