import { fold, wordsOf } from '#src/lib/fold.ts'
import { statusOf, type GuestStatus } from '#src/lib/guest.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { Attention } from './attention.ts'
import type { AttentionRuleId, MembersById } from './attentionRules.ts'
import { createCompanyKeys } from './companies.ts'
import type { GuestIndex } from './guestIndex.ts'

/** Which guests the list shows. null and '' leave a part out. */
export type GuestFilter = {
  /** Every word of it is in a guest's own texts or in the name of one of its members. */
  query: string
  status: 'any' | GuestStatus
  member: MemberId | null
  /** However it is written; `noCompany`: guests without one. */
  company: string
  view: AttentionRuleId | null
}

/** The slots that match: 1 where they do. */
export type GuestHits = { hits: Uint8Array; count: number }

/** What is searched: one published state of the list. */
export type Searchable = { index: GuestIndex; attention: Attention }

type Search = GuestHits & { guests: Searchable; filter: GuestFilter; words: readonly string[] }

/** Returns a search that keeps its last result: a longer query of the same state tests only the last hits. */
export function createGuestSearch(): (guests: Searchable, filter: GuestFilter) => GuestHits {
  const namedMembers = createMemberSearch()
  const keyOfCompany = createCompanyKeys()
  let last: Search | null = null
  return (guests, filter) => {
    const earlier = last?.guests === guests ? last : null
    if (earlier && isSameFilter(earlier.filter, filter)) return earlier
    const words = wordsOf(filter.query)
    const among = earlier && isNarrower(earlier, filter, words) ? earlier.hits : null
    last = { ...findHits(guests, filter, words, among), guests, filter, words }
    return last
  }

  function findHits(
    { index, attention }: Searchable,
    filter: GuestFilter,
    words: readonly string[],
    among: Uint8Array | null,
  ): GuestHits {
    const bit = filter.view === null ? 0 : attention.bitOf(filter.view)
    const wanted = words.map((word) => ({ word, members: namedMembers(attention.members, word) }))
    const company = filter.company === '' ? null : keyOfCompany(filter.company)
    const isOfCompany = (row: GuestRow) =>
      company === null || (row.kind === 'guest' && keyOfCompany(row.guest.company) === company)
    const hasFields = filter.status !== 'any' || filter.member !== null
    const hasWords = (slot: number) =>
      wanted.every(
        ({ word, members }) =>
          // The members first: comparing numbers takes less time than reading a text.
          (members !== null && index.memberIds[slot]?.some((id) => members.has(id)) === true) ||
          index.texts[slot]?.includes(word) === true,
      )
    const hits = new Uint8Array(index.size)
    let count = 0
    for (let slot = 0; slot < index.size; slot++) {
      if (among !== null && among[slot] === 0) continue
      const row = index.rows[slot]
      if (!row || (bit > 0 && ((attention.flags[slot] ?? 0) & bit) === 0)) continue
      if (!hasWords(slot) || (hasFields && !matchesFields(row, filter)) || !isOfCompany(row)) continue
      hits[slot] = 1
      count += 1
    }
    return { hits, count }
  }
}

function matchesFields(row: GuestRow, { status, member }: GuestFilter): boolean {
  if (row.kind === 'unreadable') return false
  if (status !== 'any' && statusOf(row.guest) !== status) return false
  const { associatedMembers } = row.guest
  return member === null || (associatedMembers.known && associatedMembers.ids.includes(member))
}

/** Returns a function that finds the members with a word in their name; null when none has. Folds each name once. */
function createMemberSearch() {
  let folded: { members: MembersById; names: readonly (readonly [MemberId, string])[] } | null = null
  return (members: MembersById | null, word: string): ReadonlySet<MemberId> | null => {
    if (members === null) return null
    if (folded?.members !== members) {
      folded = { members, names: Array.from(members, ([id, { fullName }]) => [id, fold(fullName)] as const) }
    }
    const ids = folded.names.filter(([, name]) => name.includes(word)).map(([id]) => id)
    return ids.length > 0 ? new Set(ids) : null
  }
}

function isSameFilter(one: GuestFilter, other: GuestFilter): boolean {
  return one.query === other.query && isSameBesidesQuery(one, other)
}

function isSameBesidesQuery(one: GuestFilter, other: GuestFilter): boolean {
  return (
    one.status === other.status &&
    one.member === other.member &&
    one.company === other.company &&
    one.view === other.view
  )
}

/** Whether all that match now matched before too: every earlier word is part of one of the present words. */
function isNarrower(earlier: Search, filter: GuestFilter, words: readonly string[]): boolean {
  if (!isSameBesidesQuery(earlier.filter, filter)) return false
  return earlier.words.every((word) => words.some((present) => present.includes(word)))
}
