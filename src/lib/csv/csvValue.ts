import type { Instant } from '#src/lib/instant.ts'

/** In place of a value that is not known. An empty cell is a value: none, or never. */
export const unknownValue = '?'

/** An instant as ISO 8601 in UTC, to the second; '' for never. */
export function csvDate(at: Instant): string {
  if (at === null) return ''
  return typeof at === 'number' ? new Date(at).toISOString().replace(/\.\d+/, '') : unknownValue
}

/** A count in digits; null: not known. */
export function csvNumber(count: number | null): string {
  return count === null ? unknownValue : String(count)
}
