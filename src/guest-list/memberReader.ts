import { ApiError } from '#src/api/http/apiError.ts'
import { createStore } from '#src/lib/createStore.ts'
import type { Email } from '#src/lib/guest.ts'

/** How far the reading of many guests is. */
export type MemberReading = { done: number; total: number }

/** Guests read at the same time. The rate limiter may make it fewer. */
const maxConcurrentReads = 5

/**
 * Reads the members of guests that the list brought without them, each guest once. `read` puts them into the list and
 * throws ApiError, after which the guest is left as it is, or the signal's reason. Another error goes to `reportError`.
 */
export function createMemberReader(
  read: (email: Email, signal: AbortSignal) => Promise<void>,
  reportError: (error: unknown) => void,
) {
  const tried = new Set<Email>()
  const inSight = new Map<Email, AbortController>()
  const reading = createStore<MemberReading | null>(null)
  let stopReading = new AbortController()

  async function readOnce(email: Email, signal: AbortSignal): Promise<void> {
    if (tried.has(email) || signal.aborted) return
    tried.add(email)
    try {
      await read(email, signal)
    } catch (error) {
      // Stopped before it was read: it may be wanted again.
      if (signal.aborted) tried.delete(email)
      else if (!(error instanceof ApiError)) reportError(error)
    }
  }

  return {
    /** The reading that `readAll` began; null: none runs. */
    reading: { get: reading.get, subscribe: reading.subscribe },

    /** Whether the guest was read, or is being read. */
    wasTried: (email: Email): boolean => tried.has(email),

    /** These rows are in sight: they are read, and those that have left are no longer. */
    setInSight: (emails: readonly Email[]): void => {
      const wanted = new Set(emails)
      for (const [email, stop] of inSight) {
        if (wanted.has(email)) continue
        stop.abort()
        inSight.delete(email)
      }
      for (const email of wanted) {
        if (inSight.has(email) || tried.has(email)) continue
        const stop = new AbortController()
        inSight.set(email, stop)
        void readOnce(email, stop.signal)
      }
    },

    /** Reads all of these, some at a time. Resolves when they are read, or `stop` was called. */
    readAll: async (emails: readonly Email[]): Promise<void> => {
      stopReading.abort()
      stopReading = new AbortController()
      const { signal } = stopReading
      let next = 0
      reading.set({ done: 0, total: emails.length })
      const work = async () => {
        for (let email = emails[next++]; email !== undefined && !signal.aborted; email = emails[next++]) {
          await readOnce(email, signal)
          if (!signal.aborted) reading.update((now) => now && { ...now, done: now.done + 1 })
        }
      }
      await Promise.all(Array.from({ length: maxConcurrentReads }, work))
      if (!signal.aborted) reading.set(null)
    },

    /** Ends what `readAll` began. */
    stop: (): void => {
      stopReading.abort()
      reading.set(null)
    },
  }
}
