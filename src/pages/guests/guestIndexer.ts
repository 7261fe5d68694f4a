import { letPageWork } from '#src/api/breather.ts'
import type { GuestList } from '#src/api/guestList.ts'
import {
  indexSteps,
  isIndexed,
  nothingIndexed,
  type IndexedGuests,
  type IndexInput,
} from './indexedGuests.ts'

/** How the reading of the list stands. */
type Reading = {
  /** Nothing is read yet. */
  pending: boolean
  fetching: boolean
  error: Error | null
}

type Asked = IndexInput & { reading: Reading }

/** The guests as far as they are indexed, and how their reading stood then. */
export type Indexed = { guests: IndexedGuests; reading: Reading }

/** While pages arrive nobody follows more than this, ms, and each time costs a drawing of the page. */
const pause = 200

/** Where whoever comes back to a list finds it indexed: by its Map, which stays the same. */
const indexedBefore = new WeakMap<GuestList['rows'], IndexedGuests>()

/**
 * Keeps the guests of one organization indexed, outside of React: a hundred pages of them arrive, and between the
 * steps of the work the page handles its events, so that no letter has to wait.
 */
export function createGuestIndexer() {
  const listeners = new Set<() => void>()
  let guests = nothingIndexed()
  let indexed: Indexed = { guests, reading: { pending: true, fetching: true, error: null } }
  let asked: Asked = { list: guests.list, members: null, now: 0, column: 'guest', reading: indexed.reading }
  let working = false
  let toldAt = -Infinity

  function tell(): void {
    toldAt = performance.now()
    if (indexed.guests === guests && indexed.reading === asked.reading) return
    indexed = { guests, reading: asked.reading }
    indexedBefore.set(guests.list.rows, guests)
    for (const listener of listeners) listener()
  }

  async function work(): Promise<void> {
    while (!isIndexed(guests, asked)) {
      const steps = indexSteps(guests, asked)
      // The first rows are waited for: they come in one go.
      const isFirst = guests.index.count === 0
      let step = steps.next()
      while (step.done !== true) {
        if (!isFirst) await letPageWork()
        step = steps.next()
      }
      guests = step.value
      if (isFirst || performance.now() - toldAt > pause) tell()
      if (!isFirst) await letPageWork()
    }
  }

  async function catchUp(): Promise<void> {
    working = true
    const early = toldAt + pause - performance.now()
    const patient = asked.reading.fetching && guests.index.count > 0 && early > 0
    if (patient) await new Promise((resolve) => setTimeout(resolve, early))
    await work().finally(() => (working = false))
    // Something may have been asked since the work ended.
    goOn()
  }

  function goOn(): void {
    if (working) return
    if (isIndexed(guests, asked)) tell()
    else void catchUp()
  }

  return {
    /** Says what is new; it is told as soon as it is indexed. */
    ask: (part: Partial<Asked>): void => {
      asked = { ...asked, ...part }
      if (guests.index.size === 0) guests = indexedBefore.get(asked.list.rows) ?? guests
      goOn()
    },
    indexed: (): Indexed => indexed,
    /** For useSyncExternalStore together with `indexed`. Returns the way to stop. */
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
