import { describe, expect, test } from 'vitest'
import { toCount, toInstant, toMemberId, toText } from './wireFields.ts'

describe('a moment', () => {
  test.each([
    ['2025-05-15T10:00:00Z', Date.UTC(2025, 4, 15, 10)],
    ['2025-01-15T10:30:00+00:00', Date.UTC(2025, 0, 15, 10, 30)],
    ['2025-01-15T10:30:00-05:00', Date.UTC(2025, 0, 15, 15, 30)],
    ['2025-01-15T10:30:00+0530', Date.UTC(2025, 0, 15, 5)],
    ['2025-01-15 10:30:00', Date.UTC(2025, 0, 15, 10, 30)],
    ['2025-01-15T10:30:00', Date.UTC(2025, 0, 15, 10, 30)],
    ['2026-05-07T12:00:00.250Z', Date.UTC(2026, 4, 7, 12, 0, 0, 250)],
    ['2026-05-07T12:00:00.123456Z', Date.UTC(2026, 4, 7, 12, 0, 0, 123)],
    ['2025-01-15', Date.UTC(2025, 0, 15)],
    ['2024-02-29 00:00:00', Date.UTC(2024, 1, 29)],
  ])('%s is read', (text, at) => expect(toInstant(text)).toBe(at))

  test.each([
    null,
    '',
    0,
    '0',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '0000-00-00T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '1970-01-01 00:00:00',
    '1970-01-01T00:00:00Z',
  ])('%o is no date', (value) => expect(toInstant(value)).toBeNull())

  test.each([
    '...',
    'yesterday',
    '2025-02-31',
    '2025-02-31T00:00:00Z',
    '2025-13-01',
    '2025-01-15 24:00:00',
    1_700_000_000,
    {},
  ])('%o cannot be read', (value) => expect(toInstant(value)).toBe('unreadable'))

  test('a field that is not sent is absent', () => expect(toInstant(undefined)).toBe('absent'))
})

test.each([
  [5, 5],
  ['5678', 5678],
  ['007', 7],
  [0, null],
  [-1, null],
  [1.5, null],
  ['', null],
  ['1.0', null],
  ['12345678901234567890', null],
  [null, null],
  [true, null],
  [{ id: 5 }, null],
])('the member id in %o is %o', (value, id) => expect(toMemberId(value)).toBe(id))

test.each([
  [0, 0],
  ['25', 25],
  [-1, null],
  [undefined, null],
])('the count in %o is %o', (value, count) => expect(toCount(value)).toBe(count))

test.each([
  ['Ana', 'Ana'],
  [12, '12'],
  [['Mon', null, 'Tue'], 'Mon, Tue'],
  [null, ''],
  [undefined, ''],
  [true, ''],
  [{ a: 1 }, ''],
])('the text of %o is %o', (value, text) => expect(toText(value)).toBe(text))
