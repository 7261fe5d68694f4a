import { expect, test } from 'vitest'
import { ApiError } from '#src/api/http/apiError.ts'
import { createMemberReader } from './memberReader.ts'

async function flush(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

/** A reader whose reads end when `finish` or `fail` says so. */
function setUp() {
  const waiting = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>()
  const begun: string[] = []
  const reported: unknown[] = []
  const reader = createMemberReader(
    (email, signal) => {
      begun.push(email)
      return new Promise((resolve, reject) => {
        waiting.set(email, { resolve, reject })
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    },
    (error) => reported.push(error),
  )
  return {
    reader,
    begun,
    reported,
    finish: (email: string) => (waiting.get(email)?.resolve(), flush()),
    fail: (email: string, error: unknown) => (waiting.get(email)?.reject(error), flush()),
  }
}

test('rows in sight are read once; what left before its answer is read when it is back', async () => {
  const { reader, begun, finish } = setUp()
  reader.setInSight(['a', 'b'])
  await finish('a')
  reader.setInSight(['c'])
  await flush()
  reader.setInSight(['a', 'b'])
  expect(begun).toEqual(['a', 'b', 'c', 'b'])
})

test('a refused guest is not read again, and only other errors are reported', async () => {
  const { reader, begun, reported, fail } = setUp()
  reader.setInSight(['a', 'b'])
  await fail('a', new ApiError({ status: 404, source: 'tallyfy', code: 'not-found' }))
  await fail('b', new TypeError('a bug'))
  reader.setInSight([])
  reader.setInSight(['a', 'b'])
  expect(begun).toEqual(['a', 'b'])
  expect(reported).toEqual([new TypeError('a bug')])
})

test('all are read some at a time, with progress, until it is stopped', async () => {
  const { reader, begun, finish } = setUp()
  const emails = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const whole = reader.readAll(emails)
  expect(begun).toEqual(emails.slice(0, 5))
  await finish('b')
  expect(begun).toEqual(emails.slice(0, 6))
  expect(reader.reading.get()).toEqual({ done: 1, total: 8 })
  reader.stop()
  await whole
  expect(reader.reading.get()).toBeNull()
  expect(begun).toHaveLength(6)
  const rest = reader.readAll(emails)
  for (const email of ['a', 'c', 'd', 'e', 'f', 'g', 'h']) await finish(email)
  await flush()
  await rest
  expect(new Set(begun)).toEqual(new Set(emails))
  expect(reader.reading.get()).toBeNull()
})
