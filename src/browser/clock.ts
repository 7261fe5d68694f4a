/** The time and its timers. Tests give one that they move by hand. */
export type Clock = {
  /** Epoch ms. */
  now: () => number
  /** Calls `work` after `ms`, soon when that is 0 or less. Returns the function that cancels it. */
  later: (work: () => void, ms: number) => () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  later: (work, ms) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

/** Resolves after `ms` of this clock. */
export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.later(resolve, ms)
  })
}
