import type { Instant } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'

/** Fields of an object from outside, none of them checked yet. */
export type Fields = Readonly<Record<string, unknown>>

/** Is it an object with fields (not null, not a list)? */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text: numbers become text, lists are joined, everything else (null, absent, objects) is ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  return ''
}

/** A count, also when it comes as numeric text; null for anything else. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** A member's id: a positive integer, also as numeric text; null for anything else. */
export function memberIdOf(value: unknown): MemberId | null {
  const id = countOf(value)
  return id === null || id === 0 ? null : id
}

const dateForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s?(?:(Z)|([+-])(\d\d):?(\d\d))?$/i

/**
 * A moment in any form the documents show: `2025-05-15T10:00:00Z`, `…+00:00`, fractions, `2025-01-15 10:30:00`
 * (no zone means UTC), a bare date. Milliseconds since the epoch; null when absent or not a real date.
 */
export function instantOf(value: unknown): Instant {
  if (typeof value !== 'string') return null
  if (value.length === 20 && value[10] === 'T' && value.endsWith('Z')) return usualInstant(value)
  const match = dateForm.exec(value)
  if (!match) return null
  const [
    ,
    year,
    month,
    day,
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    ,
    sign,
    offHour,
    offMinute,
  ] = match
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  // Date.UTC rolls 31 February over, and databases write 0000-00-00 for "never": neither is a date.
  const date = new Date(utc)
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const offset = sign ? (Number(offHour) * 60 + Number(offMinute)) * (sign === '-' ? -60_000 : 60_000) : 0
  return utc + milliseconds - offset
}

/** The usual form, `2025-05-15T10:00:00Z`: a list has four of them a guest, and the engine reads them faster. */
function usualInstant(text: string): Instant {
  const at = Date.parse(text)
  // A day that the month does not have, or a 24th hour, rolls over: that is no real date.
  return new Date(at).getUTCDate() === Number(text.slice(8, 10)) ? at : null
}

/** The first of the values that is there at all (neither null nor absent nor ''). */
export function firstOf(...values: unknown[]): unknown {
  return values.find((value) => value !== null && value !== undefined && value !== '')
}
