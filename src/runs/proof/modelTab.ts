import type { Clock } from '#src/browser/clock.ts'
import type { Lock, TryLock } from '#src/browser/locks.ts'
import type { TabChannel } from '#src/browser/tabChannel.ts'
import type { RunJournal } from '#src/runs/journal/runJournal.ts'

/**
 * A tab that can be closed at any instant: from then on none of its timers fires, none of its promises resolves, and its
 * locks are free. What it has sent may still be carried out.
 */
export class ModelTab {
  readonly number: number
  readonly clock: Clock
  isAlive = true
  closedAt = Infinity
  readonly #onClose: (() => void)[] = []

  constructor(number: number, clock: Clock) {
    this.number = number
    this.clock = {
      now: clock.now,
      later: (work, ms) => clock.later(() => this.isAlive && work(), ms),
    }
  }

  close(): void {
    this.isAlive = false
    this.closedAt = this.clock.now()
    for (const run of this.#onClose) run()
  }

  onClose(run: () => void): void {
    this.#onClose.push(run)
  }

  /** The same promise, as long as the tab is open. */
  whileOpen<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (value) => this.isAlive && resolve(value),
        (error: unknown) => this.isAlive && reject(error),
      )
    })
  }
}

type Waiting = { tab: ModelTab; begin: () => void; hasBegun: boolean }

/** The locks of one browser: those of a closed tab are free. */
export function createModelLocks() {
  const queues = new Map<string, Waiting[]>()

  const beginNext = (name: string): void => {
    const head = queues.get(name)?.[0]
    if (!head || head.hasBegun) return
    head.hasBegun = true
    head.begin()
  }
  const leave = (name: string, isGone: (one: Waiting) => boolean): void => {
    queues.set(
      name,
      (queues.get(name) ?? []).filter((one) => !isGone(one)),
    )
    beginNext(name)
  }

  return (tab: ModelTab): TryLock & { lock: Lock } => {
    tab.onClose(() => {
      for (const name of queues.keys()) leave(name, (one) => one.tab === tab)
    })
    const whenFree: Lock = (name, task) =>
      new Promise((resolve, reject) => {
        if (!tab.isAlive) return
        const begin = () =>
          void task()
            .then(resolve, reject)
            .finally(() => leave(name, (one) => one === waiting))
        const waiting: Waiting = { tab, begin, hasBegun: false }
        queues.set(name, [...(queues.get(name) ?? []), waiting])
        beginNext(name)
      })
    return {
      lock: whenFree,
      whenFree,
      ifFree: async (name, task) => {
        if ((queues.get(name) ?? []).length > 0) return null
        return { value: await whenFree(name, task) }
      },
    }
  }
}

/** The channel of one browser. */
export function createModelChannels<Message>() {
  const listeners = new Set<{ tab: ModelTab; listener: (message: Message) => void }>()
  return (tab: ModelTab): TabChannel<Message> => ({
    post: (message) => {
      for (const one of listeners) {
        if (one.tab !== tab) one.tab.clock.later(() => one.listener(message), 0)
      }
    },
    subscribe: (listener) => {
      const entry = { tab, listener }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
  })
}

/** At which of its writes into the journal a tab is closed, and whether that write is still made. */
export type Crash = { atWrite: number; isWritten: boolean }

/** The journal as a tab sees it that crashes at one of its writes; null: at none. */
export function crashingJournal(journal: RunJournal, tab: ModelTab, crash: Crash | null): RunJournal {
  let writes = 0
  const write = async (work: () => Promise<void>): Promise<void> => {
    if (!tab.isAlive) return tab.whileOpen(Promise.resolve())
    writes += 1
    const isCrash = writes === crash?.atWrite
    if (!isCrash || crash.isWritten) await work()
    if (isCrash) tab.close()
    // A closed tab waits for ever.
    return tab.whileOpen(Promise.resolve())
  }
  return {
    ...journal,
    addRun: (run, rows) => write(() => journal.addRun(run, rows)),
    save: (records) => write(() => journal.save(records)),
  }
}
