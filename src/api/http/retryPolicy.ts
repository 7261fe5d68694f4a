import { ApiError, isSlowDown } from './apiError.ts'

/** A server that asks to wait longer than this is not asked again by itself, ms. */
const longestWait = 60_000

/**
 * When a read is repeated by itself. No answer, a 5xx and an unreadable answer: twice, after about 0.5 s and 1 s.
 * Told to slow down: five times, the pace of the tab makes it wait. Any other refusal: never. Writes: never.
 */
export const retryPolicy = {
  retry: (failures: number, error: Error): boolean => {
    if (!(error instanceof ApiError) || error.code === 'OFFLINE') return false
    if (isSlowDown(error)) {
      return error.source !== 'browser' && failures < 5 && (error.retryAfter ?? 0) <= longestWait
    }
    return (
      failures < 2 &&
      (error.status < 300 || error.status === 408 || error.status >= 500) &&
      error.code !== 'WRONG_GUEST'
    )
  },
  retryDelay: (failures: number, error: Error): number => (isSlowDown(error) ? 0 : 500 * 2 ** failures),
}

/** Does a read by that policy outside a query. */
export async function withRetries<T>(read: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await read()
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof Error) || !retryPolicy.retry(failures, error)) throw error
      await new Promise((resolve) => setTimeout(resolve, retryPolicy.retryDelay(failures, error)))
    }
  }
}
