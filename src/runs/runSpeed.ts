/** Over which time the speed is measured, ms. */
const windowMs = 30_000
/** Before that the figures would jump, ms. */
const minMeasuredMs = 2000

/** Measures how many rows end in a second, over the last 30 s. All times are epoch ms. */
export function createRunSpeed(startedAt: number) {
  let ends: number[] = []
  return {
    addRow(at: number): void {
      ends.push(at)
    },

    /** Null where nothing can be said yet. `leftMs` is never negative. */
    measure(now: number, open: number): { rowsPerSecond: number | null; leftMs: number | null } {
      const since = Math.max(startedAt, now - windowMs)
      ends = ends.filter((at) => at >= since)
      const measuredMs = now - since
      if (ends.length === 0 || measuredMs < minMeasuredMs) return { rowsPerSecond: null, leftMs: null }
      const rowsPerSecond = (ends.length * 1000) / measuredMs
      return { rowsPerSecond, leftMs: Math.max(0, (open * 1000) / rowsPerSecond) }
    },
  }
}
