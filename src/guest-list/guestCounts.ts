import type { MemberId } from '#src/lib/member.ts'
import { type GuestIndex, hasOneOf, membersAt } from './guestIndex.ts'
import { nameColumn } from './guestOrder.ts'
import type { IndexedGuests } from './guestIndexer.ts'

/** How many guests each member looks after, as far as the guests are indexed; an id without guests is not in it. */
export function countGuestsByMember({ memberLists, rows, size }: GuestIndex): ReadonlyMap<MemberId, number> {
  const counts = new Map<MemberId, number>()
  for (let slot = 0; slot < size; slot++) {
    if (!rows[slot]) continue
    for (const id of membersAt(memberLists, slot)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The slots of the guests that this member looks after, in order of their names. */
export function guestsOfMember({ index, orders }: IndexedGuests, id: MemberId): readonly number[] {
  const slots: number[] = []
  const ids = new Set([id])
  for (const slot of orders.by(nameColumn))
    if (slot < index.size && index.rows[slot] && hasOneOf(index.memberLists, slot, ids)) slots.push(slot)
  return slots
}
