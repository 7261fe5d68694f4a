import { expect, test } from 'vitest'
import { beginQueue, moveInQueue, positionIn, withRowsOfQueue, type GuestQueue } from './guestQueue.ts'
import { indexSamples, sampleGuest, sampleRows } from './guestSamples.fixture.ts'
import { createViewMaker } from './guestView.ts'
import type { ListRow } from '#src/lib/guest.ts'

const email = {
  column: { id: 'email', sortValue: (guest: { email: string }) => guest.email },
  dir: 'asc',
} as const
const unreadable: ListRow = { kind: 'unreadable', key: 'm@x.co', email: 'm@x.co', page: 1, row: 2 }
const guests = ['a@x.co', 'b@x.co', 'C@x.co', 'd@x.co'].map((one): ListRow => ({
  kind: 'guest',
  guest: sampleGuest({ email: one }),
}))
const index = indexSamples(sampleRows([...guests, unreadable]))
const viewOf = (query: string) =>
  createViewMaker()(index, { query, status: 'any', member: null, company: '', view: null }, email)
const all = viewOf('')
const list = { query: '', isComplete: true }
const summaryOf = (queue: GuestQueue) => {
  const { position, count, previous, next } = positionIn(queue) ?? {}
  return [position, count, previous, next]
}

test('a queue has the guests of the list in their order, without rows that can’t be read', () => {
  const queue = beginQueue(all, list, 'b@x.co')
  expect(queue.shown).toHaveLength(5)
  expect(summaryOf(queue)).toEqual([2, 4, 'a@x.co', 'C@x.co'])
  expect(summaryOf(moveInQueue(queue, 'a@x.co'))).toEqual([1, 4, null, 'b@x.co'])
  expect(summaryOf(moveInQueue(queue, 'd@x.co'))).toEqual([4, 4, 'C@x.co', null])
})

test('the case of the email is ignored, and a guest outside of the list has no position', () => {
  expect(positionIn(beginQueue(all, list, 'c@X.co'))?.email).toBe('C@x.co')
  expect(positionIn(beginQueue(viewOf('a@x'), list, 'b@x.co'))).toBeNull()
  expect(positionIn(moveInQueue(beginQueue(viewOf('a@x'), list, 'a@x.co'), 'b@x.co'))).toBeNull()
})

test('the rows of the queue stay while guests no longer match, but not in another search or a list that is loading', () => {
  const queue = beginQueue(all, list, 'b@x.co')
  const fewer = viewOf('a@x')
  expect(withRowsOfQueue(fewer, queue, '').shown).toEqual(all.shown)
  expect(withRowsOfQueue(fewer, queue, 'a@x')).toBe(fewer)
  expect(withRowsOfQueue(fewer, { ...queue, isComplete: false }, '')).toBe(fewer)
  expect(withRowsOfQueue(fewer, null, '')).toBe(fewer)
})

test('a guest that left the list has no row any more, and keeps its place in the queue', () => {
  const queue = beginQueue(all, list, 'b@x.co')
  const gone = all.index.keys.indexOf('b@x.co')
  const rows = all.index.rows.map((row, slot) => (slot === gone ? null : row))
  const view = { ...all, index: { ...all.index, rows } }
  expect(withRowsOfQueue(view, queue, '').shown).toHaveLength(4)
  expect(positionIn(queue)?.position).toBe(2)
})
