import { expect, test } from 'vitest'
import { listStatus, shortAgo, type ListProgress } from './wording.ts'

const all: ListProgress = {
  shown: 2412,
  read: 2412,
  total: 2412,
  reading: false,
  missing: false,
  narrowed: false,
}

test.each<[string, Partial<ListProgress>]>([
  ['2,412 guests', {}],
  ['1 guest', { shown: 1, read: 1, total: 1 }],
  ['7 of 2,412 guests', { shown: 7, narrowed: true }],
  ['Reading guests…', { shown: 0, read: 0, total: null, reading: true, missing: true }],
  ['1,000 of 2,412 read', { shown: 1000, read: 1000, reading: true, missing: true }],
  ['1,000 read', { shown: 1000, read: 1000, total: null, reading: true, missing: true }],
  ['3 found · 1,000 of 2,412 read', { shown: 3, read: 1000, reading: true, missing: true, narrowed: true }],
  ['1,412 of 2,412 read, some are missing', { shown: 1412, read: 1412, missing: true }],
  ['', { shown: 0, read: 0, total: null, missing: true }],
])('%s', (says, progress) => expect(listStatus({ ...all, ...progress })).toBe(says))

test('how long ago, shortly', () => {
  const minute = 60_000
  const ages = [0, 59_999, 3 * minute, 119 * minute, 49 * 60 * minute].map((age) =>
    shortAgo(1e12, 1e12 + age),
  )
  expect(ages).toEqual(['just now', 'just now', '3 min ago', '1 h ago', '2 d ago'])
  expect(shortAgo(1e12, 1e12 - 5)).toBe('just now')
})
