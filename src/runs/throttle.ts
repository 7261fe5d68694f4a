import type { Clock } from '#src/browser/clock.ts'

/** Limits how often `work` is done: once in `intervalMs`, and always after the last call. */
export function throttle(work: () => void, intervalMs: number, clock: Clock) {
  let doneAt = -Infinity
  let cancelLater: (() => void) | null = null

  function cancel(): void {
    cancelLater?.()
    cancelLater = null
  }

  function doNow(): void {
    cancel()
    doneAt = clock.now()
    work()
  }

  return {
    /** Does it now, or as soon as the interval is over. */
    call(): void {
      const waitMs = doneAt + intervalMs - clock.now()
      if (waitMs <= 0) doNow()
      else cancelLater ??= clock.later(doNow, waitMs)
    },
    doNow,
    cancel,
  }
}
