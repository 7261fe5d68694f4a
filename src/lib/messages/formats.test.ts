import { describe, expect, test } from 'vitest'
import { createFormats } from './formats.ts'

const { relativeTime, shortAgo, plural } = createFormats('en', 'just now', 'en-GB')
const now = Date.UTC(2026, 5, 15, 12)
const ago = (ms: number) => relativeTime(now - ms, now)

describe('relativeTime', () => {
  test.each([
    [0, 'just now'],
    [59_000, 'just now'],
    [60_000, '1 minute ago'],
    [3_600_000, '1 hour ago'],
    [26 * 3_600_000, 'yesterday'],
    [5 * 86_400_000, '5 days ago'],
    [7 * 86_400_000 - 1, '6 days ago'],
    [7 * 86_400_000, '8 Jun 2026'],
    [800 * 86_400_000, '6 Apr 2024'],
  ])('%i ms before now reads %s', (ms, words) => {
    expect(ago(ms)).toBe(words)
  })

  test('a clock that is behind the server still reads sensibly', () => {
    expect(relativeTime(now + 30_000, now)).toBe('just now')
    expect(relativeTime(now + 2 * 86_400_000, now)).toBe('just now')
  })
})

test('shortAgo', () => {
  const minute = 60_000
  const ages = [0, 59_999, 3 * minute, 119 * minute, 49 * 60 * minute].map((age) => shortAgo(now, now + age))
  expect(ages).toEqual(['just now', 'just now', '3 min. ago', '1 hr. ago', '2 days ago'])
  expect(shortAgo(now, now - 5)).toBe('just now')
})

test('days are named by the calendar, not by hours passed', () => {
  const { day } = createFormats('en', 'just now', 'en-GB')
  const noon = new Date(2026, 5, 15, 12).getTime()
  const hour = 3_600_000
  expect([0, 11, 13, 35, 37].map((hours) => day(noon - hours * hour, noon))).toEqual([
    'Today',
    'Today',
    'Yesterday',
    'Yesterday',
    expect.stringMatching(/Saturday.* 13 June 2026/),
  ])
  expect(day(noon + hour, noon)).toBe('Today')
  expect([23, 24, 35, 37].map((hours) => relativeTime(noon - hours * hour, noon))).toEqual([
    '23 hours ago',
    'yesterday',
    'yesterday',
    '2 days ago',
  ])
})

test('a plural falls back to `other` where the language has no form of its own', () => {
  const polish = createFormats('pl', 'przed chwilą')
  expect(polish.plural(3, { one: 'gość', few: 'goście', other: 'gości' })).toBe('goście')
  expect(polish.plural(5, { one: 'gość', few: 'goście', other: 'gości' })).toBe('gości')
  expect(plural(1, { other: 'guests' })).toBe('guests')
})
