import type { Clock } from '#src/browser/clock.ts'
import type { ChangeStep } from '#src/changes/changeContract.ts'

/** A clock that jumps from one timer to the next: hours of waiting pass in microseconds, in the same order each time. */
export type VirtualTime = {
  /** `now`: ms since the beginning. */
  clock: Clock
  sleep: (ms: number) => Promise<void>
  /** Runs every timer, until none is left. */
  run: () => Promise<void>
}

export function createVirtualTime(): VirtualTime {
  const timers: { at: number; work: () => void }[] = []
  let now = 0
  const later: Clock['later'] = (work, ms) => {
    const timer = { at: now + Math.max(0, ms), work }
    // After every other timer of the same moment: first come, first served.
    const next = timers.findIndex(({ at }) => at > timer.at)
    timers.splice(next < 0 ? timers.length : next, 0, timer)
    return () => {
      const index = timers.indexOf(timer)
      if (index >= 0) timers.splice(index, 1)
    }
  }
  return {
    clock: { now: () => now, later },
    sleep: (ms) =>
      new Promise((resolve) => {
        later(resolve, ms)
      }),
    run: async () => {
      for (;;) {
        // Every promise that can resolve does so before time moves on.
        await new Promise<void>((resolve) => setImmediate(resolve))
        const next = timers.shift()
        if (!next) return
        now = next.at
        next.work()
      }
    },
  }
}

/** Adds up the time between each step `waiting` and the step after it, ms. */
export function createWaitTimer(now: () => number) {
  let total = 0
  let since: number | null = null
  const pause = () => {
    if (since !== null) total += now() - since
    since = null
  }
  return {
    onStep: (step: ChangeStep) => {
      if (step.kind !== 'waiting') pause()
      else since ??= now()
    },
    reset: () => {
      total = 0
      since = null
    },
    waitedMs: () => {
      pause()
      return total
    },
  }
}
