import type { GuestHits } from './guestFilter.ts'
import type { GuestOrder } from './guestOrder.ts'

/** The slots that match, in the order of the screen. Descending is ascending read backwards. */
export function arrange(order: GuestOrder, found: GuestHits, descending: boolean): Uint32Array {
  const { slots } = order
  const shown = new Uint32Array(found.count)
  let next = descending ? found.count - 1 : 0
  const step = descending ? -1 : 1
  for (const slot of slots) {
    if (found.hits[slot] !== 1) continue
    shown[next] = slot
    next += step
  }
  return shown
}
