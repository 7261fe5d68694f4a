import type { Instant } from './instant.ts'
import type { MemberId } from './member.ts'

/** The fields of an object from outside, none of them checked yet. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether the value is an object with fields: not null, not a list. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as text: a number becomes text, a list is joined, anything else (null, absent, an object) is ''. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(toText).filter(Boolean).join(', ')
  return ''
}

/** The value as a count, also when it is numeric text; null for anything else. */
export function toCount(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** The value as a member's id: a positive integer, also as numeric text; null for anything else. */
export function toMemberId(value: unknown): MemberId | null {
  const id = toCount(value)
  return id === null || id === 0 ? null : id
}

/** The first instant that counts as a date: databases write years 0000, 0001 and 1970 for "none". */
const firstDate = Date.UTC(1971, 0)

const dateForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s?(?:(Z)|([+-])(\d\d):?(\d\d))?$/i

/**
 * A date in any form that the documents show, as epoch ms: `2025-05-15T10:00:00Z`, `…+00:00`, fractions,
 * `2025-01-15 10:30:00` (no zone means UTC), a bare date. `0`, `0000-00-00 00:00:00` and dates before 1971 are null.
 */
export function toInstant(value: unknown): Instant {
  if (value === undefined) return 'absent'
  if (value === null || value === false || value === 0) return null
  if (typeof value !== 'string') return 'unreadable'
  const at = parseCommonForm(value) ?? parseDate(value)
  if (at === null) return noDate.test(value) ? null : 'unreadable'
  return at < firstDate ? null : at
}

const noDate = /^\s*(?:0*|0000-00-00.*)\s*$/

/** Epoch ms; null when it is not a real date. */
function parseDate(value: string): number | null {
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
  // Date.UTC turns 31 February into 3 March, which is no date.
  const date = new Date(utc)
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const offset = sign ? (Number(offHour) * 60 + Number(offMinute)) * (sign === '-' ? -60_000 : 60_000) : 0
  return utc + milliseconds - offset
}

/**
 * The common form, `2025-05-15T10:00:00Z`: a list has four of them per guest, and Date.parse is faster for it. Null for
 * other forms, and when it is not a real date.
 */
function parseCommonForm(text: string): number | null {
  if (text.length !== 20 || text[10] !== 'T' || !text.endsWith('Z')) return null
  const at = Date.parse(text)
  // A day that the month does not have, or a 24th hour, gives another day: that is no real date.
  return new Date(at).getUTCDate() === Number(text.slice(8, 10)) ? at : null
}

/** The first of the two that is neither null nor absent nor ''; null where there is none, undefined where both are absent. */
export function firstPresent(one: unknown, other: unknown): unknown {
  if (isPresent(one)) return one
  if (isPresent(other)) return other
  return one === undefined && other === undefined ? undefined : null
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}
