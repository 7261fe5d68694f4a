import type { BrowserContext } from '@playwright/test'

/** Pages of this context live so many times faster: their clock and their timers. What a run waits for takes seconds then. */
export async function speedUpTime(context: BrowserContext, speed: number): Promise<void> {
  await context.addInitScript((times) => {
    const realNow = Date.now
    const begunAt = realNow()
    Date.now = () => begunAt + (realNow() - begunAt) * times
    const realTimeout = window.setTimeout.bind(window)
    Object.assign(window, {
      setTimeout: (work: () => void, ms = 0, ...rest: unknown[]) => realTimeout(work, ms / times, ...rest),
    })
  }, speed)
}
