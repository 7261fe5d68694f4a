import { type Clock, sleep } from '#src/browser/clock.ts'
import { ApiError, isSlowDown } from './apiError.ts'

/** A read is not repeated when the server asks for a longer wait, ms. */
const maxWaitMs = 60_000

/**
 * When a read is repeated. No answer, a 5xx and an unreadable answer: twice, after about 0.5 s and 1 s. A 429 or 503:
 * five times, the rate limiter does the waiting. Any other refusal, and anything but an ApiError: never.
 */
export const retryPolicy = {
  retry: (failures: number, error: Error): boolean => {
    if (!(error instanceof ApiError) || error.code === 'offline') return false
    if (isSlowDown(error)) {
      return error.source !== 'browser' && failures < 5 && (error.retryAfter ?? 0) <= maxWaitMs
    }
    return (
      failures < 2 &&
      (error.status < 300 || error.status === 408 || error.status >= 500) &&
      error.code !== 'wrong-guest'
    )
  },
  /** ms */
  retryDelay: (failures: number, error: Error): number => (isSlowDown(error) ? 0 : 500 * 2 ** failures),
}

/** Repeats a read by that policy, outside a query. Throws its last error, or the signal's reason. */
export async function withRetries<T>(clock: Clock, read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await read()
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof Error) || !retryPolicy.retry(failures, error)) throw error
      await sleep(clock, retryPolicy.retryDelay(failures, error))
    }
  }
}
