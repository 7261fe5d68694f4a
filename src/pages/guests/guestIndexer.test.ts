import { expect, test, vi } from 'vitest'
import { emptyList, type GuestList } from '#src/api/guestList.ts'
import { guestOf, listOf, memberOf } from '#src/lib/guestSamples.ts'
import { createGuestIndexer } from './guestIndexer.ts'

type Indexer = ReturnType<typeof createGuestIndexer>

const guestRow = (n: number) => ({ kind: 'guest' as const, guest: guestOf({ email: `g${n}@x.co` }) })
const listOfSize = (size: number): GuestList => ({
  ...emptyList,
  rows: listOf(Array.from({ length: size }, (_, n) => guestRow(n))),
})
const reading = { pending: false, fetching: true, error: null }
const read = { ...reading, fetching: false }

/** What is told, in the order of the telling. */
function listenTo(indexer: Indexer): number[] {
  const told: number[] = []
  indexer.subscribe(() => told.push(indexer.indexed().guests.index.count))
  return told
}
const isTold = (indexer: Indexer, count: number) =>
  vi.waitFor(() => expect(indexer.indexed().guests.index.count).toBe(count))

test('the first rows are there at once', () => {
  const indexer = createGuestIndexer()
  const told = listenTo(indexer)
  indexer.ask({ list: listOfSize(300), reading })
  expect(told).toEqual([300])
  expect(indexer.indexed().reading).toBe(reading)
})

test('a list that comes whole comes in turns, and nothing of it is missing in the end', async () => {
  const indexer = createGuestIndexer()
  const told = listenTo(indexer)
  indexer.ask({ list: listOfSize(9000), reading: read })
  expect(told[0]).toBeLessThan(9000)
  await isTold(indexer, 9000)
  expect(told).toEqual(told.toSorted((one, other) => one - other))
})

test('what arrives meanwhile is not lost, and while the list is read not everything is told by itself', async () => {
  const indexer = createGuestIndexer()
  const told = listenTo(indexer)
  for (let pages = 1; pages <= 30; pages++) {
    indexer.ask({ list: listOfSize(pages * 10), reading })
    await Promise.resolve()
  }
  await isTold(indexer, 300)
  expect(told.length).toBeLessThan(10)
})

test('how the reading stands is told with the rows it stands for', async () => {
  const indexer = createGuestIndexer()
  indexer.ask({ list: listOfSize(10), reading })
  const ended: number[] = []
  indexer.subscribe(() => {
    if (!indexer.indexed().reading.fetching) ended.push(indexer.indexed().guests.index.count)
  })
  indexer.ask({ list: listOfSize(20), reading })
  indexer.ask({ reading: read })
  await isTold(indexer, 20)
  await vi.waitFor(() => expect(ended).toEqual([20]))
})

test('members that come late are weighed in, and what was told before stays as it was', async () => {
  const indexer = createGuestIndexer()
  indexer.ask({ list: listOfSize(10), reading: read })
  const before = indexer.indexed()
  const members = new Map([[1, memberOf({ id: 1 })]])
  indexer.ask({ members })
  await vi.waitFor(() => expect(indexer.indexed().guests.attention.of.members).toBe(members))
  expect(before.guests.attention.of.members).toBeNull()
})

test('whoever comes back to a list finds it indexed', async () => {
  const list = listOfSize(9000)
  const first = createGuestIndexer()
  first.ask({ list, reading: read })
  await isTold(first, 9000)
  const second = createGuestIndexer()
  second.ask({ list, reading: read })
  expect(second.indexed().guests.index.count).toBe(9000)
})
