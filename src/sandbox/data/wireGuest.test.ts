import { expect, test } from 'vitest'
import { timeOf } from './wireGuest.ts'

test('timeOf formats as toISOString does, in whole seconds, on leap days and at ends of years too', () => {
  const first = Date.UTC(1999, 11, 30, 23, 59, 59, 900)
  const times = Array.from({ length: 40_000 }, (_, day) => first + day * 86_400_000)
  expect(times.map(timeOf)).toEqual(times.map((ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`))
})
