import { fold } from '#src/lib/fold.ts'
import { statusOf } from '#src/lib/guest.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import type { MemberId } from '#src/lib/member.ts'

/** The member who looks after most guests of a company: `guests` of all its `companyGuests`. */
export type MemberSuggestion = { member: MemberId; guests: number; companyGuests: number }

const minGuests = 2

/**
 * The member to suggest for a guest of this company: who looks after most of its guests, at least 2 and at least half of
 * them; of several the lowest id. Only members that `isCandidate` lets through. null: no company, or no such member.
 * Reads every row once (a few ms for 100 000): compute it for an opened guest, not for rows.
 */
export function suggestMember(
  rows: Iterable<GuestRow>,
  company: string,
  isCandidate: (id: MemberId) => boolean,
): MemberSuggestion | null {
  const isSameCompany = companyMatcher(company)
  const counts = new Map<MemberId, number>()
  let companyGuests = 0
  for (const row of rows) {
    if (row.kind !== 'guest' || statusOf(row.guest) === 'deleted' || !isSameCompany(row.guest.company))
      continue
    companyGuests += 1
    const { associatedMembers } = row.guest
    for (const id of associatedMembers.known ? associatedMembers.ids : []) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  const [best] = [...counts]
    .filter(([id, guests]) => guests >= minGuests && guests * 2 >= companyGuests && isCandidate(id))
    .toSorted(([one, guests], [other, others]) => others - guests || one - other)
  return best ? { member: best[0], guests: best[1], companyGuests } : null
}

/** Compares companies as they read. Each spelling is compared once. */
function companyMatcher(company: string): (other: string) => boolean {
  const key = fold(company)
  const known = new Map<string, boolean>()
  return (other) => {
    let isSame = known.get(other)
    if (isSame === undefined) {
      isSame = key !== '' && fold(other) === key
      known.set(other, isSame)
    }
    return isSame
  }
}
