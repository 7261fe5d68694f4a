import { bitOf, type Attention, type MembersById } from './attention.ts'
import type { AttentionView } from './attentionViews.ts'
import { fold, wordsOf } from '#src/lib/fold.ts'
import { rowAt, type GuestIndex } from './guestIndex.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import type { MemberId } from '#src/lib/member.ts'

/** What the list is narrowed to: all of it at once. null and '' leave a part out. */
export type GuestFilter = {
  /** Every word of it is in a guest's own texts or in the name of one of its members. */
  query: string
  status: 'any' | 'active' | 'disabled'
  member: MemberId | null
  company: string
  view: AttentionView | null
}

/** The slots of an index that match: 1 where they do. */
export type GuestHits = { hits: Uint8Array; count: number }

type Found = GuestHits & {
  index: GuestIndex
  attention: Attention
  filter: GuestFilter
  words: readonly string[]
}

/** Narrows the list, beginning from the hits of the question before where it can. */
export type GuestMatcher = (index: GuestIndex, attention: Attention, filter: GuestFilter) => GuestHits

/** Keeps the last answer: a longer query reads only its hits, and a longer list only what is new. */
export function createGuestMatcher(): GuestMatcher {
  let last: Found | null = null
  return (index, attention, filter) => {
    if (last?.index === index && last.attention === attention && sameFilter(last.filter, filter)) return last
    last = find(index, attention, filter, last)
    return last
  }
}

function find(index: GuestIndex, attention: Attention, filter: GuestFilter, last: Found | null): Found {
  const words = wordsOf(filter.query)
  const test = testFor(index, attention, filter, words)
  const hits = new Uint8Array(index.size)
  const earlier = last !== null && sameGround(last.attention, attention) ? last : null
  const same = earlier !== null && sameFilter(earlier.filter, filter)
  const narrower = earlier !== null && isNarrower(earlier, filter, words)
  const useful = same || narrower ? earlier : null
  let count = 0
  for (let slot = 0; slot < index.size; slot++) {
    const row = index.rows[slot]
    if (!row) continue
    const before = useful && rowAt(useful.index, slot) === row ? useful.hits[slot] : undefined
    const known = same || before === 0 ? before : undefined
    if (known ?? (test(slot, row) ? 1 : 0)) {
      hits[slot] = 1
      count += 1
    }
  }
  return { hits, count, index, attention, filter, words }
}

type Test = (slot: number, row: GuestRow) => boolean

/** Numbers and texts lie close together and are asked first; the guest itself only when they leave it open. */
function testFor(
  index: GuestIndex,
  attention: Attention,
  filter: GuestFilter,
  words: readonly string[],
): Test {
  const bit = filter.view ? bitOf(filter.view) : 0
  const wanted = words.map((word) => ({
    word,
    members: membersNamed(word, attention.of.members),
  }))
  const narrowed = filter.status !== 'any' || filter.member !== null || filter.company !== ''
  return (slot, row) => {
    if (bit > 0 && ((attention.flags[slot] ?? 0) & bit) === 0) return false
    for (const { word, members } of wanted) {
      // The members first: comparing numbers takes less time than reading a text.
      if (members && index.memberIds[slot]?.some((id) => members.has(id))) continue
      if (!index.texts[slot]?.includes(word)) return false
    }
    return !narrowed || isWanted(row, filter)
  }
}

function isWanted(row: GuestRow, { status, member, company }: GuestFilter): boolean {
  if (row.kind === 'unreadable') return false
  if (status !== 'any' && row.guest.disabled !== (status === 'disabled')) return false
  if (company !== '' && row.guest.company !== company) return false
  const { associatedMembers } = row.guest
  return member === null || (associatedMembers.known && associatedMembers.ids.includes(member))
}

/** The members with a word in their name; null when none has. */
function membersNamed(word: string, members: MembersById | null): ReadonlySet<MemberId> | null {
  if (!members) return null
  const found = new Set<MemberId>()
  for (const [id, text] of foldedNames(members)) if (text.includes(word)) found.add(id)
  return found.size > 0 ? found : null
}

const foldedNamesOf = new WeakMap<MembersById, ReadonlyMap<MemberId, string>>()

function foldedNames(members: MembersById): ReadonlyMap<MemberId, string> {
  const known = foldedNamesOf.get(members)
  if (known) return known
  const names = new Map([...members].map(([id, member]) => [id, fold(member.fullName)]))
  foldedNamesOf.set(members, names)
  return names
}

function sameGround(one: Attention, other: Attention): boolean {
  return one.of.members === other.of.members && one.of.now === other.of.now
}

function sameFilter(one: GuestFilter, other: GuestFilter): boolean {
  return one.query === other.query && sameBesidesQuery(one, other)
}

function sameBesidesQuery(one: GuestFilter, other: GuestFilter): boolean {
  return (
    one.status === other.status &&
    one.member === other.member &&
    one.company === other.company &&
    one.view === other.view
  )
}

/** Whether whatever matches now matched before too: every earlier word is part of a present one. */
function isNarrower(earlier: Found, filter: GuestFilter, words: readonly string[]): boolean {
  if (!sameBesidesQuery(earlier.filter, filter)) return false
  return earlier.words.every((word) => words.some((present) => present.includes(word)))
}
