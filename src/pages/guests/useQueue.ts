import { useMemo, useState } from 'react'
import {
  beginQueue,
  moveInQueue,
  positionIn,
  withRowsOfQueue,
  type GuestQueue,
} from '#src/guest-list/guestQueue.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Email } from '#src/lib/guest.ts'

const noneDone: ReadonlySet<string> = new Set()

type QueueInput = {
  /** The list as it is now. */
  view: GuestView
  /** Names its search and sort. */
  query: string
  /** All its pages are read, or it can't be read. */
  isLoaded: boolean
  /** The guest in the drawer; null: the drawer is closed. */
  opened: Email | null
}

/**
 * The queue of the open guest: it begins when a guest is opened and ends when the drawer closes. `rows` is the list to
 * show, in which guests that no longer match stay while the queue lasts.
 */
export function useQueue({ view, query, isLoaded, opened }: QueueInput) {
  const [queue, setQueue] = useState<GuestQueue | null>(null)
  // The guest that a link has opened: its queue waits for the list.
  const [linked] = useState(opened)
  const begin = (email: Email) => beginQueue(view, { query, isComplete: isLoaded }, email, queue?.done)
  const follow = (): GuestQueue | null => {
    if (opened === null) return null
    if (queue === null) return isLoaded || opened !== linked ? begin(opened) : null
    if (queue.email === opened) return queue
    const moved = moveInQueue(queue, opened)
    // A new guest, or one that came with a later page.
    return moved.place < 0 ? begin(opened) : moved
  }
  const current = follow()
  if (current !== queue) setQueue(current)

  // Stable: a keystroke in the search renders the list, and must not render the open guest too.
  const position = useMemo(() => current && positionIn(current), [current])
  const [reportDone] = useState(
    () => (done: ReadonlySet<string>) => setQueue((now) => now && { ...now, done }),
  )
  return {
    done: current?.done ?? noneDone,
    position,
    reportDone,
    rows: useMemo(() => withRowsOfQueue(view, current, query), [view, current, query]),
    /** A guest is about to be opened from the list: after another search the queue begins anew. */
    prepare: () => {
      if (queue !== null && queue.query !== query) setQueue(begin(queue.email))
    },
  }
}
