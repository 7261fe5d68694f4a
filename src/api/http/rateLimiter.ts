import PQueue from 'p-queue'
import type { Clock } from '#src/browser/clock.ts'
import { createStore } from '#src/lib/createStore.ts'
import { ApiError, isSlowDown, ownError } from './apiError.ts'

/** Who waits for a call. Highest priority first: interactive, bulk run, first page, members, other pages. */
export type RequestPriority = 'interactive' | 'run' | 'first-page' | 'members' | 'pages'

export type LimitOptions = {
  /** Takes a call that still waits out of the queue. */
  signal?: AbortSignal | undefined
  /** The longest wait in a pause, ms; 60 s by default. A longer one is refused at once with 'rate-limited'. */
  maxWaitMs?: number | undefined
  /** False: a 429 of this call is about what it does (guest invites an hour), not about the rate of all calls. */
  pausesAll?: boolean | undefined
}

export type WaitOptions = {
  /** The shortest wait, ms; 0 by default. */
  atLeastMs?: number
  /** The longest wait, ms. */
  maxWaitMs: number
  /** Called with the end of the wait (epoch ms), at the start and whenever it moves. */
  onWait?: (pausedUntil: number) => void
}

export type WaitResult = { kind: 'clear'; waitedMs: number } | { kind: 'too-long'; pausedUntil: number }

export type RateLimiter = ReturnType<typeof createRateLimiter>

/** Called when a pause begins, grows or ends: its end in epoch ms, null when it is over. */
type PauseListener = (pausedUntil: number | null) => void

const priorities = { interactive: 4, run: 3, 'first-page': 2, members: 1, pages: 0 } as const
/** Browsers open six connections to one host; more calls would wait where no priority counts. */
const maxConcurrentCalls = 6
/** One connection stays free: a save does not wait for a page between its read and its write. */
const maxConcurrentPages = maxConcurrentCalls - 1
const maxPauseMs = 3_600_000
const maxBackoffMs = 60_000
const defaultMaxWaitMs = 60_000

/**
 * The one limiter that every call to Tallyfy passes. Pages are read one at a time at first, and one more at a time after
 * each clean answer, up to five. A 429 or 503 halves that and pauses all calls: as long as the server says, else a random
 * time below 1 s, 2 s, 4 s … 60 s. `random`: at least 0, below 1.
 */
export function createRateLimiter({ clock, random }: { clock: Clock; random: () => number }) {
  const calls = new PQueue({ concurrency: maxConcurrentCalls })
  const pages = new PQueue({ concurrency: 1 })
  const pausedUntil = createStore<number | null>(null)
  let lastSlowDownAt = -Infinity
  let slowDowns = 0

  function pause(until: number): void {
    const end = Math.max(pausedUntil.get() ?? 0, until)
    calls.pause()
    pausedUntil.set(end)
    clock.later(resume, end - clock.now())
  }

  function resume(): void {
    const end = pausedUntil.get()
    if (end === null) return
    const leftMs = end - clock.now()
    if (leftMs > 0) {
      clock.later(resume, leftMs)
      return
    }
    pausedUntil.set(null)
    calls.start()
  }

  /** Calls the listener now, if there is a pause, and whenever the pause changes. Returns the function that stops it. */
  function watchPause(listener: PauseListener): () => void {
    const now = pausedUntil.get()
    if (now !== null) listener(now)
    return pausedUntil.subscribe(() => listener(pausedUntil.get()))
  }

  function slowDown(error: ApiError, sentAt: number): void {
    // Calls that went out together are refused together: that is one refusal, not six.
    if (sentAt > lastSlowDownAt) {
      slowDowns++
      pages.concurrency = Math.max(1, Math.floor(pages.concurrency / 2))
    }
    lastSlowDownAt = clock.now()
    const backoffMs = random() * Math.min(maxBackoffMs, 1000 * 2 ** (slowDowns - 1))
    pause(clock.now() + Math.min(error.retryAfter ?? backoffMs, maxPauseMs))
  }

  async function call<T>(priority: RequestPriority, task: () => Promise<T>, pausesAll: boolean): Promise<T> {
    const sentAt = clock.now()
    try {
      const result = await task()
      slowDowns = 0
      if (isPage(priority)) pages.concurrency = Math.min(maxConcurrentPages, pages.concurrency + 1)
      return result
    } catch (error) {
      if (pausesAll && error instanceof ApiError && isSlowDown(error)) slowDown(error, sentAt)
      throw error
    }
  }

  function enqueue<T>(
    priority: RequestPriority,
    task: () => Promise<T>,
    { signal, maxWaitMs = defaultMaxWaitMs, pausesAll = true }: LimitOptions,
  ): Promise<T> {
    const leave = new AbortController()
    const cancel = () => leave.abort(signal?.reason)
    const stopWatching = watchPause((until) => {
      const leftMs = until === null ? 0 : until - clock.now()
      if (leftMs > maxWaitMs) leave.abort(ownError('rate-limited', { status: 429, retryAfter: leftMs }))
    })
    const stopWaiting = () => {
      stopWatching()
      signal?.removeEventListener('abort', cancel)
    }
    if (signal?.aborted === true) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    const work = () => {
      stopWaiting()
      return call(priority, task, pausesAll)
    }
    return calls.add(work, { priority: priorities[priority], signal: leave.signal }).finally(stopWaiting)
  }

  return {
    /** Runs `task` in its turn. Rejects with the task's own error, the signal's reason, or 'rate-limited'. */
    run<T>(priority: RequestPriority, task: () => Promise<T>, options: LimitOptions = {}): Promise<T> {
      if (!isPage(priority)) return enqueue(priority, task, options)
      return pages.add(() => enqueue(priority, task, options), {
        priority: priorities[priority],
        signal: options.signal,
      })
    },

    /** Until when (epoch ms) all calls wait because the server requires it; null: no pause. */
    pausedUntil: { get: pausedUntil.get, subscribe: pausedUntil.subscribe },

    /**
     * Waits until no pause is left and `atLeastMs` have passed. Gives up at once, with the end of the pause, when that
     * comes later than `maxWaitMs` after the call.
     */
    waitUntilClear({ atLeastMs = 0, maxWaitMs, onWait }: WaitOptions): Promise<WaitResult> {
      const begunAt = clock.now()
      const endOf = () => Math.max(begunAt + atLeastMs, pausedUntil.get() ?? 0)
      return new Promise((resolve) => {
        let reportedEnd: number | null = null
        let cancelTimer: (() => void) | null = null
        let stopWatching: (() => void) | null = null
        const finish = (result: WaitResult) => {
          stopWatching?.()
          cancelTimer?.()
          resolve(result)
        }
        const wait = (): void => {
          const end = endOf()
          const waitedMs = clock.now() - begunAt
          if (end - begunAt > maxWaitMs) return finish({ kind: 'too-long', pausedUntil: end })
          if (end <= clock.now()) return finish({ kind: 'clear', waitedMs })
          cancelTimer?.()
          cancelTimer = clock.later(wait, end - clock.now())
          if (end !== reportedEnd) onWait?.(end)
          reportedEnd = end
        }
        stopWatching = pausedUntil.subscribe(wait)
        wait()
      })
    },
  }
}

/** Whether a call of this priority reads a page of a list. */
export function isPage(priority: RequestPriority): boolean {
  return priority === 'pages' || priority === 'members' || priority === 'first-page'
}
