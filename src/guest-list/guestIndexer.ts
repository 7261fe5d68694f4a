import { yieldInBackground } from '#src/browser/yieldToMain.ts'
import type { GuestList } from '#src/api/guests/guestList.ts'
import {
  indexSteps,
  isIndexed,
  nothingIndexed,
  type IndexedGuests,
  type IndexInput,
} from './indexedGuests.ts'

/** How the reading of the list stands. */
export type ReadingState = {
  /** Nothing is read yet. */
  pending: boolean
  /** More is on its way, also where it is read and not indexed yet. */
  fetching: boolean
  error: Error | null
}

type Asked = IndexInput & { reading: ReadingState }

/** The guests as far as they are indexed, and how their reading stands for them. */
export type Indexed = { guests: IndexedGuests; reading: ReadingState }

/** While pages arrive nobody follows more than this, ms, and each time costs a drawing of the page. */
const pause = 200

/** Where whoever comes back to a list finds it indexed: by its Map, which stays the same. */
const indexedBefore = new WeakMap<GuestList['rows'], IndexedGuests>()

/**
 * Keeps the guests of one organization indexed, outside of React: a hundred pages of them arrive, and between the
 * steps of the work the page handles its events, so that no letter has to wait. The first rows are indexed at once.
 */
export function createGuestIndexer(first: Asked) {
  const listeners = new Set<() => void>()
  let guests = indexedBefore.get(first.list.rows) ?? nothingIndexed()
  let asked = first
  let indexed: Indexed = { guests, reading: readingNow() }
  let working = false
  let toldAt = -Infinity
  let failure: { error: unknown } | null = null

  /** What is not indexed counts as not read: nothing is told as whole before it is. */
  function readingNow(): ReadingState {
    return isIndexed(guests, asked) ? asked.reading : { ...asked.reading, fetching: true }
  }

  function tell(): void {
    const reading = readingNow()
    if (guests === indexed.guests && isSame(reading, indexed.reading)) return
    toldAt = performance.now()
    indexed = { guests, reading }
    if (guests.index.size > 0) indexedBefore.set(guests.list.rows, guests)
    changed()
  }

  function changed(): void {
    for (const listener of listeners) listener()
  }

  async function work(): Promise<void> {
    while (!isIndexed(guests, asked)) {
      const steps = indexSteps(guests, asked)
      const isFirst = guests.index.count === 0
      let step = steps.next()
      while (step.done !== true) {
        if (!isFirst) await yieldInBackground()
        step = steps.next()
      }
      guests = step.value
      if (isFirst || performance.now() - toldAt > pause) tell()
      if (!isFirst) await yieldInBackground()
    }
  }

  async function catchUp(): Promise<void> {
    working = true
    const early = toldAt + pause - performance.now()
    // Only pages are not worth a drawing each; what a person did is.
    const isPage = guests.index.count > 0 && asked.list.readCount !== guests.list.readCount
    if (asked.reading.fetching && isPage && early > 0) {
      await new Promise((resolve) => setTimeout(resolve, early))
    }
    await work()
    working = false
    // Something may have been asked since the work ended.
    goOn()
  }

  function goOn(): void {
    if (working) return
    if (isIndexed(guests, asked)) tell()
    else catchUp().catch(fail)
  }

  function fail(error: unknown): void {
    failure = { error }
    changed()
  }

  goOn()
  return {
    /** Says what is new. It is told once it is indexed; of pages that follow each other quickly, some at a time. */
    ask: (part: Partial<Asked>): void => {
      asked = { ...asked, ...part }
      goOn()
    },
    /** Throws what went wrong while indexing, for whoever draws it. */
    indexed: (): Indexed => {
      if (failure) throw failure.error
      return indexed
    },
    /** For useSyncExternalStore together with `indexed`. Returns the way to stop. */
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function isSame(one: ReadingState, other: ReadingState): boolean {
  return one.pending === other.pending && one.fetching === other.fetching && one.error === other.error
}
