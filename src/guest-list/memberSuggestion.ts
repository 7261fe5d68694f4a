import { createYielder } from '#src/browser/yieldToMain.ts'
import { type Email, type Guest, type ListRow, statusOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MembersById } from './attentionRules.ts'
import { createCompanyKeys } from './companies.ts'

/** The member who looks after most guests of a company: `guests` of all its `companyGuests`. */
export type MemberSuggestion = { member: MemberId; guests: number; companyGuests: number }

const minGuests = 2

/**
 * The member to suggest for a guest of this company: who looks after most of its guests, at least 2 and at least half of
 * them; of several the lowest id. Only active or invited members. null: no company, or no such member. Reads every row
 * once (a few ms for 100 000): compute it for an opened guest, not for rows.
 */
export function suggestMember(
  rows: Iterable<ListRow>,
  company: string,
  members: MembersById,
): MemberSuggestion | null {
  const keyOf = createCompanyKeys()
  const key = keyOf(company)
  const count = createCount()
  for (const row of rows) {
    const guest = countedGuest(row)
    if (guest && keyOf(guest.company) === key) addGuest(count, guest)
  }
  return key === '' ? null : bestOf(count, members)
}

/** The same for many guests: by email, those without a suggestion left out. Works in steps. */
export async function suggestMembers(
  rows: Iterable<ListRow>,
  guests: readonly Guest[],
  members: MembersById,
): Promise<ReadonlyMap<Email, MemberSuggestion>> {
  const keyOf = createCompanyKeys()
  const yieldToMain = createYielder()
  const counts = new Map(guests.map(({ company }) => [keyOf(company), createCount()]))
  counts.delete('')
  for (const row of rows) {
    const guest = countedGuest(row)
    const count = guest && counts.get(keyOf(guest.company))
    if (count) addGuest(count, guest)
    await yieldToMain()
  }
  const byCompany = new Map([...counts].map(([key, count]) => [key, bestOf(count, members)]))
  const suggestions = new Map<Email, MemberSuggestion>()
  for (const { email, company } of guests) {
    const suggestion = byCompany.get(keyOf(company))
    if (suggestion) suggestions.set(email, suggestion)
  }
  return suggestions
}

/** The guests of one company, and how many of them each member looks after. */
type CompanyCount = { guests: number; byMember: Map<MemberId, number> }

function createCount(): CompanyCount {
  return { guests: 0, byMember: new Map() }
}

/** The guest of a row; null: it cannot be read or is deleted. */
function countedGuest(row: ListRow): Guest | null {
  return row.kind === 'guest' && statusOf(row.guest) !== 'deleted' ? row.guest : null
}

function addGuest(count: CompanyCount, { associatedMembers }: Guest): void {
  count.guests += 1
  for (const id of associatedMembers.known ? associatedMembers.ids : [])
    count.byMember.set(id, (count.byMember.get(id) ?? 0) + 1)
}

function bestOf({ guests: companyGuests, byMember }: CompanyCount, members: MembersById) {
  const canBeSuggested = (id: MemberId) => (members.get(id)?.status ?? 'disabled') !== 'disabled'
  const [best] = [...byMember]
    .filter(([id, guests]) => guests >= minGuests && guests * 2 >= companyGuests && canBeSuggested(id))
    .toSorted(([one, guests], [other, others]) => others - guests || one - other)
  return best ? { member: best[0], guests: best[1], companyGuests } : null
}
