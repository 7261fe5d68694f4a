const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/**
 * How long ago, in words: `just now`, `5 minutes ago`, `yesterday`, `3 months ago`; the future reads `in 2 days`.
 * Both arguments are milliseconds since the epoch.
 */
export function relativeTime(at: number, now: number): string {
  const passed = at - now
  const size = Math.abs(passed)
  if (size < minute) return 'just now'
  if (size < hour) return format.format(Math.trunc(passed / minute), 'minute')
  if (size < day) return format.format(Math.trunc(passed / hour), 'hour')
  if (size < 7 * day) return format.format(Math.trunc(passed / day), 'day')
  if (size < 30 * day) return format.format(Math.trunc(passed / (7 * day)), 'week')
  if (size < 365 * day) return format.format(Math.trunc(passed / (30 * day)), 'month')
  return format.format(Math.trunc(passed / (365 * day)), 'year')
}

/** The exact moment in the reader's own time zone, such as `15 May 2025, 10:00`. Milliseconds since the epoch. */
export function exactTime(at: number): string {
  return exact.format(at)
}
