import { describe, expect, test } from 'vitest'
import { relativeTime } from './relativeTime.ts'

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
    [8 * 86_400_000, 'last week'],
    [95 * 86_400_000, '3 months ago'],
    [800 * 86_400_000, '2 years ago'],
  ])('%i ms before now reads %s', (ms, words) => {
    expect(ago(ms)).toBe(words)
  })

  test('a clock that runs behind the server still reads sensibly', () => {
    expect(relativeTime(now + 30_000, now)).toBe('just now')
    expect(relativeTime(now + 2 * 86_400_000, now)).toBe('in 2 days')
  })
})
