import { type Clock, sleep } from '#src/browser/clock.ts'

/** Requests a second. A clean answer adds, a 429 or 503 halves. */
const startRate = 2
const minRate = 0.5
const maxRate = 30
const growth = 0.25
/** What one turn is for: a read and the write after it. */
const requestsPerTurn = 2

/** How long a run over so many guests takes when every answer is clean and comes at once, ms. */
export function leastRunMs(guests: number): number {
  const requests = guests * requestsPerTurn
  // The rate grows with each answer, so that it doubles in equal times until it is at its most.
  const requestsUntilMost = (maxRate - startRate) / growth
  const growing = Math.min(requests, requestsUntilMost)
  const growingSeconds = Math.log(1 + (growing * growth) / startRate) / growth
  return (growingSeconds + (requests - growing) / maxRate) * 1000
}

/**
 * How fast a run sends: from 2 requests a second upwards while answers are clean. A turn is taken before a read and counts
 * for the write too, so that nothing waits between the two.
 */
export function createRunRate(clock: Clock) {
  let rate = startRate
  let nextTurnAt = 0
  let lastSlowDownAt = -Infinity
  return {
    /** Resolves when the next read may leave. */
    async takeTurn(): Promise<void> {
      const at = Math.max(clock.now(), nextTurnAt)
      nextTurnAt = at + (requestsPerTurn * 1000) / rate
      if (at > clock.now()) await sleep(clock, at - clock.now())
    },

    /** A request was answered. */
    speedUp(): void {
      rate = Math.min(maxRate, rate + growth)
    },

    /** A request that left at `sentAt` (epoch ms) was refused with 429 or 503. Those sent together count once. */
    slowDown(sentAt: number): void {
      if (sentAt > lastSlowDownAt) rate = Math.max(minRate, rate / 2)
      lastSlowDownAt = clock.now()
    },
  }
}
