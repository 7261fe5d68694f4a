import type { PauseReason } from './runContract.ts'

const maxFailuresInARow = 5
const recentRows = 50
/** A fifth of the recent rows. */
const maxRecentFailures = recentRows / 5

/** Tells when so many rows fail that it makes no sense to continue. */
export function createFailureWatch() {
  let recent: boolean[] = []
  return {
    /** Notes how a row ended. Returns why the run has to pause now, else null. */
    add(isFailed: boolean): PauseReason | null {
      recent = [...recent, isFailed].slice(-recentRows)
      const last = recent.slice(-maxFailuresInARow)
      if (last.length === maxFailuresInARow && last.every(Boolean)) return 'failures-in-a-row'
      return recent.filter(Boolean).length >= maxRecentFailures ? 'too-many-failures' : null
    },
  }
}
