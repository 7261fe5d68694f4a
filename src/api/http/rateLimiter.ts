import PQueue from 'p-queue'
import { ApiError, isSlowDown } from './apiError.ts'

/**
 * Whose call it is: the person's own save or drawer goes before a run, a run before the pages of a list. Of those the
 * first one goes first, whichever list is still being read; then the members', who are few, and no list of members can
 * be edited before they are all there.
 */
export type PaceKind = 'own' | 'run' | 'first page' | 'members' | 'list'

export type PaceOptions = {
  /** Takes a call that still waits out of the queue. */
  signal?: AbortSignal | undefined
  /** Called when the call has to wait because the server asked for it, with the instant (epoch ms) it goes on. */
  onHold?: ((until: number) => void) | undefined
  /** The longest such wait in ms, 60 s by default; a longer one is refused at once with a 429 ApiError. */
  maxWait?: number | undefined
  /** False: a 429 of this call is about what it does (guest invites an hour), not about our pace. */
  slowsAll?: boolean | undefined
}

/** The outside world of the limiter; tests give a clock of their own. */
export type PaceWorld = {
  now: () => number
  /** Calls back after `ms`, at once when it is 0 or less. */
  later: (work: () => void, ms: number) => void
  /** At least 0, below 1. */
  random: () => number
}

type Waiting = { onHold: (until: number) => void; refuse: (until: number) => void; maxWait: number }

const priorities = { own: 4, run: 3, 'first page': 2, members: 1, list: 0 } as const
/** Browsers open six connections to one host; more calls at once would queue where no priority counts. */
const mostAtOnce = 6
/** One stays free: a save must not wait for a page of the list between its read and its write. */
const mostPages = mostAtOnce - 1
const longestHold = 3_600_000
const defaultMaxWait = 60_000

/**
 * The one limiter every call to Tallyfy passes. Lists begin with one call at a time and get one more for each clean
 * answer, up to five. A 429 or 503 halves that and makes all calls wait: as long as the server says, else
 * a random time below 1 s, 2 s, 4 s … 60 s.
 */
export function createPace(world: PaceWorld) {
  const calls = new PQueue({ concurrency: mostAtOnce })
  const lists = new PQueue({ concurrency: 1 })
  const waiting = new Set<Waiting>()
  const listeners = new Set<() => void>()
  let heldUntil: number | null = null
  let lastSlowDown = -Infinity
  let slowDowns = 0

  function hold(until: number): void {
    heldUntil = Math.max(heldUntil ?? 0, until)
    calls.pause()
    for (const one of waiting) tell(one, heldUntil)
    changed()
    world.later(release, heldUntil - world.now())
  }

  function release(): void {
    if (heldUntil === null) return
    const left = heldUntil - world.now()
    if (left > 0) return world.later(release, left)
    heldUntil = null
    calls.start()
    changed()
  }

  function tell(one: Waiting, until: number): void {
    if (until - world.now() > one.maxWait) one.refuse(until)
    else one.onHold(until)
  }

  function changed(): void {
    for (const listener of listeners) listener()
  }

  function slowDown(error: ApiError, begunAt: number): void {
    // Calls that went out together are refused together: that is one refusal, not six.
    if (begunAt > lastSlowDown) {
      slowDowns++
      lists.concurrency = Math.max(1, Math.floor(lists.concurrency / 2))
    }
    lastSlowDown = world.now()
    const backoff = world.random() * Math.min(60_000, 1000 * 2 ** (slowDowns - 1))
    hold(world.now() + Math.min(error.retryAfter ?? backoff, longestHold))
  }

  async function call<T>(kind: PaceKind, task: () => Promise<T>, slowsAll: boolean): Promise<T> {
    const begunAt = world.now()
    try {
      const result = await task()
      slowDowns = 0
      if (isPage(kind)) lists.concurrency = Math.min(mostPages, lists.concurrency + 1)
      return result
    } catch (error) {
      if (slowsAll && error instanceof ApiError && isSlowDown(error)) slowDown(error, begunAt)
      throw error
    }
  }

  function queued<T>(kind: PaceKind, task: () => Promise<T>, options: PaceOptions): Promise<T> {
    const leave = new AbortController()
    const one: Waiting = {
      onHold: options.onHold ?? (() => undefined),
      refuse: (until) => leave.abort(tooLong(until - world.now())),
      maxWait: options.maxWait ?? defaultMaxWait,
    }
    const cancel = () => leave.abort(options.signal?.reason)
    const begin = () => {
      waiting.delete(one)
      options.signal?.removeEventListener('abort', cancel)
    }
    waiting.add(one)
    if (options.signal?.aborted === true) cancel()
    options.signal?.addEventListener('abort', cancel, { once: true })
    if (heldUntil !== null) tell(one, heldUntil)
    const work = () => {
      begin()
      return call(kind, task, options.slowsAll ?? true)
    }
    return calls.add(work, { priority: priorities[kind], signal: leave.signal }).finally(begin)
  }

  return {
    /** Runs `task` when its turn has come. Rejects with the task's own error, the signal's reason, or a 429 ApiError. */
    run<T>(kind: PaceKind, task: () => Promise<T>, options: PaceOptions = {}): Promise<T> {
      if (!isPage(kind)) return queued(kind, task, options)
      return lists.add(() => queued(kind, task, options), {
        priority: priorities[kind],
        signal: options.signal,
      })
    },
    /** Until when (epoch ms) everything waits because the server asked for it; null: nothing waits. */
    heldUntil: (): number | null => heldUntil,
    /** For useSyncExternalStore together with `heldUntil`. Returns the way to stop. */
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whether it reads a page of a list. */
export function isPage(kind: PaceKind): boolean {
  return kind === 'list' || kind === 'members' || kind === 'first page'
}

function tooLong(ms: number): ApiError {
  const minutes = Math.ceil(ms / 60_000)
  const message = `Tallyfy asks to wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} before the next request.`
  return new ApiError({
    status: 429,
    code: 'RATE_LIMIT_EXCEEDED',
    message,
    source: 'browser',
    retryAfter: ms,
  })
}

/** This tab's pace. */
export const pace = createPace({
  now: () => Date.now(),
  later: (work, ms) => void setTimeout(work, ms),
  random: () => Math.random(),
})
