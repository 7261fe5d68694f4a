import { fold, wordsOf } from '#src/lib/fold.ts'
import { statusOf, type GuestStatus, type ListRow } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { phoneSpellings } from '#src/lib/phoneDigits.ts'
import type { Attention } from './attention.ts'
import { attentionRuleIds, type AttentionRuleId, type MembersById } from './attentionRules.ts'
import { createCompanyKeys } from './companies.ts'
import { type GuestIndex, hasOneOf } from './guestIndex.ts'

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

/** What a search found. */
export type GuestHits = {
  /** By slot: 0 where the guest does not match, 1 where only the view leaves it out, 2 where it is shown. */
  hits: Uint8Array
  /** How many are shown. */
  count: number
  /** How many each view would show with the same query and filters. */
  viewCounts: ReadonlyMap<AttentionRuleId, number>
}

/** What is searched: one published state of the list. */
export type Searchable = { index: GuestIndex; attention: Attention }

/** A word of the query, and the other spellings under which it is found as well. */
type SearchWord = { word: string; others: readonly string[] }

/** `members`: those with the word in their name; null: none has. */
type WantedWord = SearchWord & { members: ReadonlySet<MemberId> | null }

type Search = GuestHits & { guests: Searchable; filter: GuestFilter; words: readonly SearchWord[] }

/** Returns a search that keeps its last result: a longer query of the same state tests only the last hits. */
export function createGuestSearch(): (guests: Searchable, filter: GuestFilter) => GuestHits {
  const namedMembers = createMemberSearch()
  const keyOfCompany = createCompanyKeys()
  let last: Search | null = null
  return (guests, filter) => {
    const earlier = last?.guests === guests ? last : null
    if (earlier && isSameFilter(earlier.filter, filter)) return earlier
    const words = wordsOf(filter.query).map((word) => ({ word, others: phoneSpellings(word) }))
    const among = earlier && isNarrower(earlier, filter, words) ? earlier.hits : null
    last = { ...findHits(guests, filter, words, among), guests, filter, words }
    return last
  }

  function findHits(
    { index, attention }: Searchable,
    filter: GuestFilter,
    words: readonly SearchWord[],
    among: Uint8Array | null,
  ): GuestHits {
    const wanted = words.map((word) => ({ ...word, members: namedMembers(attention.members, word.word) }))
    const company = filter.company === '' ? null : keyOfCompany(filter.company)
    const isOfCompany = (row: ListRow) =>
      company === null || (row.kind === 'guest' && keyOfCompany(row.guest.company) === company)
    const hasFields = filter.status !== 'any' || filter.member !== null
    const views = countViews(attention, filter.view)
    const hits = new Uint8Array(index.size)
    let count = 0
    for (let slot = 0; slot < index.size; slot++) {
      if (among !== null && among[slot] === 0) continue
      const row = index.rows[slot]
      if (
        !row ||
        !hasWords(index, slot, wanted) ||
        (hasFields && !matchesFields(row, filter)) ||
        !isOfCompany(row)
      )
        continue
      const isShown = views.add(slot)
      hits[slot] = isShown ? 2 : 1
      if (isShown) count += 1
    }
    return { hits, count, viewCounts: views.counts() }
  }
}

function hasWords(index: GuestIndex, slot: number, words: readonly WantedWord[]): boolean {
  for (const word of words) if (!hasWord(index, slot, word)) return false
  return true
}

/** Whether a word is in the texts of the guest in a slot, or in the name of one of its members. */
function hasWord(
  { memberLists, texts }: GuestIndex,
  slot: number,
  { word, others, members }: WantedWord,
): boolean {
  const text = texts[slot] ?? ''
  if (text.includes(word) || (others.length > 0 && includesAny(text, word, others))) return true
  return members !== null && hasOneOf(memberLists, slot, members)
}

function includesAny(text: string, word: string, others: readonly string[]): boolean {
  return text.includes(word) || others.some((other) => text.includes(other))
}

/** Counts guests by attention view while they are found; `add` returns whether the guest is in the chosen view. */
function countViews({ flags, bitOf }: Attention, view: AttentionRuleId | null) {
  const chosen = view === null ? 0 : bitOf(view)
  // How many guests have the same flags: few combinations of them occur.
  const countOf: number[] = []
  const countWith = (bit: number) => countOf.reduce((sum, count, mask) => (mask & bit ? sum + count : sum), 0)
  return {
    add: (slot: number): boolean => {
      const mask = flags[slot] ?? 0
      countOf[mask] = (countOf[mask] ?? 0) + 1
      return chosen === 0 || (mask & chosen) !== 0
    },
    counts: (): ReadonlyMap<AttentionRuleId, number> =>
      new Map(attentionRuleIds.map((id) => [id, countWith(bitOf(id))])),
  }
}

function matchesFields(row: ListRow, { status, member }: GuestFilter): boolean {
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
  return one.query === other.query && one.view === other.view && hasSameFields(one, other)
}

function hasSameFields(one: GuestFilter, other: GuestFilter): boolean {
  return one.status === other.status && one.member === other.member && one.company === other.company
}

/** Whether all that match now, in this view or outside it, matched before too. */
function isNarrower(earlier: Search, filter: GuestFilter, words: readonly SearchWord[]): boolean {
  if (!hasSameFields(earlier.filter, filter)) return false
  return earlier.words.every((before) => words.some((now) => isPartOf(before, now)))
}

/** Whether each spelling of `now` holds a spelling of `before`: where `now` is found, `before` was found. */
function isPartOf(before: SearchWord, now: SearchWord): boolean {
  return [now.word, ...now.others].every((spelling) => includesAny(spelling, before.word, before.others))
}
