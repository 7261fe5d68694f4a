/** A clock that jumps from one due moment to the next: hours of waiting pass in microseconds, in the same order each time. */
export type VirtualTime = {
  /** ms since the beginning. */
  now: () => number
  sleep: (ms: number) => Promise<void>
  /** Lets everything happen that is due, until nobody sleeps any more. */
  run: () => Promise<void>
}

export function createVirtualTime(): VirtualTime {
  const due: { at: number; wake: () => void }[] = []
  let now = 0
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((wake) => {
        const at = now + ms
        // After everything that is due at the same moment: first come, first served.
        const later = due.findIndex((one) => one.at > at)
        due.splice(later < 0 ? due.length : later, 0, { at, wake })
      }),
    run: async () => {
      for (;;) {
        // Every promise that can settle does so before time moves on.
        await new Promise<void>((resolve) => setImmediate(resolve))
        const next = due.shift()
        if (!next) return
        now = next.at
        next.wake()
      }
    },
  }
}
