import { guestKey, type Email } from '#src/lib/guest.ts'
import type { GuestView } from './guestView.ts'

/**
 * The guests to work through: the rows of the list, in their order when the first of them was opened. It stays as it is
 * while guests change and no longer match.
 */
export type GuestQueue = {
  /** Names the search and sort of the list that it was made from. */
  query: string
  /** All pages of the list were read by then. */
  isComplete: boolean
  /** The rows of the list, those that can't be read among them. */
  shown: Uint32Array
  /** The guests among them. */
  guests: Uint32Array
  /** The email of each slot. The indexer adds to it, and never changes what is there. */
  keys: readonly Email[]
  /** The open guest, and its place in `guests`; -1: it is not one of them. */
  email: Email
  place: number
  /** The `guestKey` of every guest that was changed since the drawer opened. */
  done: ReadonlySet<string>
}

/** What the drawer shows of a queue. */
export type QueuePosition = {
  /** The open guest's email as the list writes it. */
  email: Email
  /** From 1. */
  position: number
  count: number
  isComplete: boolean
  done: number
  /** The guests before and after the open one; null at the ends. */
  previous: Email | null
  next: Email | null
}

/** Begins a queue at a guest; `done` are the guests of an earlier one. Linear in the rows shown. */
export function beginQueue(
  { index, shown }: GuestView,
  list: Pick<GuestQueue, 'query' | 'isComplete'>,
  email: Email,
  done: GuestQueue['done'] = new Set(),
): GuestQueue {
  const { keys, unreadable } = index
  // Not every row is looked at: 100 000 of them lie scattered in memory.
  const guests = unreadable.size === 0 ? shown : shown.filter((slot) => !unreadable.has(slot))
  const place = findPlace(guests, keys, email)
  return { ...list, shown, guests, keys, email, place, done }
}

/** The queue with another guest open. Linear in its guests, but for the neighbours of the guest that was open. */
export function moveInQueue(queue: GuestQueue, email: Email): GuestQueue {
  const { guests, keys, place } = queue
  const neighbour = [place + 1, place - 1].find((near) => near >= 0 && keys[guests[near] ?? -1] === email)
  return { ...queue, email, place: neighbour ?? findPlace(guests, keys, email) }
}

/** Where the open guest is in its queue; null when it is not in it. */
export function positionIn({ guests, keys, place, done, isComplete }: GuestQueue): QueuePosition | null {
  if (place < 0) return null
  const emailAt = (at: number) => keys[guests[at] ?? -1] ?? null
  return {
    email: emailAt(place) ?? '',
    position: place + 1,
    count: guests.length,
    isComplete,
    done: done.size,
    previous: emailAt(place - 1),
    next: emailAt(place + 1),
  }
}

/**
 * The list with the rows of the queue: guests that no longer match stay in their place. The list as it is where the
 * queue was made from another one.
 */
export function withRowsOfQueue(view: GuestView, queue: GuestQueue | null, query: string): GuestView {
  if (queue?.isComplete !== true || queue.query !== query || queue.keys !== view.index.keys) return view
  const { rows } = view.index
  const isGone = (slot: number) => !rows[slot]
  return { ...view, shown: queue.shown.some(isGone) ? queue.shown.filter((slot) => rows[slot]) : queue.shown }
}

/** The case of the email is ignored where no guest has it as it is written. */
function findPlace(guests: Uint32Array, keys: readonly Email[], email: Email): number {
  const exact = guests.findIndex((slot) => keys[slot] === email)
  if (exact >= 0) return exact
  const key = guestKey({ email })
  return guests.findIndex((slot) => guestKey({ email: keys[slot] ?? '' }) === key)
}
