import { ApiError, isSlowDown, ownError } from '#src/api/http/apiError.ts'
import type { Clock } from '#src/browser/clock.ts'
import type { ChangeDeps } from '#src/changes/changeContract.ts'
import type { MemberId } from '#src/lib/member.ts'
import { andThen, differenceOf } from '#src/lib/memberChange.ts'
import type { RowRecord } from './runContract.ts'
import type { createRunRate } from './runRate.ts'

/** A row that is being changed, and what its run does around each request. */
export type RowSteps = {
  clock: Clock
  rate: ReturnType<typeof createRunRate>
  /** Aborted when the run has to stop. */
  stopped: AbortSignal
  /** The row as it is in the journal. */
  row: () => RowRecord
  /** Puts the row into the journal, changed. */
  note: (changes: Partial<RowRecord>) => Promise<void>
  /** Tallyfy wants no request for so long, ms; 0: it did not say. */
  onSlowDown: (retryAfterMs: number) => Promise<void>
}

/** Puts the row's journal, the run's rate and its stop around what a change sends and waits for. */
export function adaptDeps(to: ChangeDeps, steps: RowSteps): ChangeDeps {
  const { clock, rate, stopped, row, note } = steps
  let theirs: readonly MemberId[] = []
  return {
    ...to,
    async getGuest(guest) {
      await untilStopped(rate.takeTurn(), stopped)
      // As when the limiter refuses a call: the change waits, and that wait ends at once.
      if (stopped.aborted) throw ownError('rate-limited', { status: 429 })
      const read = await observe(steps, () => to.getGuest(guest))
      if (read.associatedMembers.known) theirs = read.associatedMembers.ids
      return read
    },
    async replaceMembers(guest, target) {
      const { applied, before, target: sent } = row()
      // In the journal before it leaves: after a crash a read decides, and an undo knows what it may take back.
      await note({
        state: 'in-flight',
        before: sent === null ? theirs : before,
        target,
        applied: andThen(applied, differenceOf(theirs, target)),
      })
      return observe(steps, () => to.replaceMembers(guest, target))
    },
    async waitUntilClear(wait) {
      const waited = await untilStopped(to.waitUntilClear(wait), stopped)
      return stopped.aborted || !waited ? { kind: 'too-long', pausedUntil: clock.now() } : waited
    },
  }
}

/** What `work` gives, or undefined as soon as `stopped` is aborted. */
export function untilStopped<T>(work: Promise<T>, stopped: AbortSignal): Promise<T | undefined> {
  if (stopped.aborted) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const end = () => resolve(undefined)
    stopped.addEventListener('abort', end, { once: true })
    void work.then(resolve, reject).finally(() => stopped.removeEventListener('abort', end))
  })
}

/** Makes one request; its answer sets the rate of the next ones. */
async function observe<T>({ clock, rate, onSlowDown }: RowSteps, send: () => Promise<T>): Promise<T> {
  const sentAt = clock.now()
  try {
    const answer = await send()
    rate.speedUp()
    return answer
  } catch (error) {
    if (error instanceof ApiError && isSlowDown(error) && error.source !== 'browser') {
      rate.slowDown(sentAt)
      await onSlowDown(error.retryAfter ?? 0)
    }
    throw error
  }
}
