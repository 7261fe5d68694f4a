import { expect, test, vi } from 'vitest'
import { yieldInBackground } from '#src/browser/yieldToMain.ts'
import { emptyList, type GuestList } from '#src/api/guests/guestList.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import { guestOf, listOf, memberOf } from './guestSamples.fixture.ts'
import { createGuestIndexer } from './guestIndexer.ts'

const reading = { pending: false, fetching: true, error: null }
const ended = { ...reading, fetching: false }
const nobodyYet = {
  list: emptyList,
  reading: { ...reading, pending: true },
  members: null,
  now: 0,
  column: 'guest' as const,
}

function rowsOf(size: number): Map<string, GuestRow> {
  const guests = Array.from({ length: size }, (_, n) => guestOf({ email: `g${n}@x.co` }))
  return listOf(guests.map((guest) => ({ kind: 'guest', guest })))
}

/** A page has come: the reading goes on. */
const partOf = (size: number): GuestList => ({
  ...emptyList,
  rows: rowsOf(size),
  total: 9000,
  readCount: size,
})
const wholeOf = (size: number): GuestList => ({ ...partOf(size), total: size, complete: true, readAt: 1 })

type Told = { count: number; fetching: boolean; whole: boolean }

/** An indexer, and all it told. */
function start(first: Partial<typeof nobodyYet> = {}) {
  const indexer = createGuestIndexer({ ...nobodyYet, ...first })
  const told: Told[] = []
  const tell = () => {
    const { guests, reading: state } = indexer.indexed()
    const { index, list } = guests
    told.push({ count: index.count, fetching: state.fetching, whole: list.complete })
  }
  indexer.subscribe(tell)
  const toldEnd = (count: number) =>
    vi.waitFor(() => expect(told.at(-1)).toMatchObject({ count, fetching: false }))
  return { indexer, told, toldEnd }
}

test('the first rows are there at once', () => {
  const { indexer, told } = start()
  indexer.ask({ list: partOf(300), reading })
  expect(told).toMatchObject([{ count: 300, fetching: true }])
  const again = createGuestIndexer({ ...nobodyYet, list: partOf(200), reading })
  expect(again.indexed().guests.index.count).toBe(200)
})

test('a list that comes whole comes in turns, told on the way, and never as whole before it is', async () => {
  const { indexer, told, toldEnd } = start()
  indexer.ask({ list: wholeOf(9000), reading: ended })
  expect(told[0]?.count).toBeLessThan(9000)
  await toldEnd(9000)
  expect(indexer.indexed().guests.list.complete).toBe(true)
  for (const { count, fetching, whole } of told) {
    expect([count, fetching]).toEqual([count, count < 9000])
    expect([count, whole]).toEqual([count, count === 9000])
  }
})

test('the end of a reading is told with the rows it brought, not with those before', async () => {
  const { indexer, told, toldEnd } = start()
  indexer.ask({ list: partOf(2000), reading })
  indexer.ask({ list: partOf(4000), reading })
  await vi.waitFor(() => expect(indexer.indexed().guests.index.count).toBeGreaterThan(2000))
  indexer.ask({ list: wholeOf(8000), reading })
  indexer.ask({ reading: ended })
  await toldEnd(8000)
  expect(told.filter(({ fetching }) => !fetching)).toMatchObject([{ count: 8000, whole: true }])
})

test('of pages that follow each other quickly some are told, and none is lost', async () => {
  const { indexer, told, toldEnd } = start()
  indexer.ask({ list: partOf(1), reading })
  for (let pages = 2; pages <= 30; pages++) {
    indexer.ask({ list: partOf(pages), reading })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  indexer.ask({ list: wholeOf(31), reading: ended })
  await toldEnd(31)
  // Thirty pages, and each alone would have been a telling.
  expect(told.length).toBeLessThan(15)
})

test('what a person did while pages arrive is told without a pause', async () => {
  const { indexer, told } = start()
  indexer.ask({ list: partOf(10), reading })
  indexer.ask({ list: { ...partOf(9), readCount: 10 } })
  // Turns, not time: a page would wait for a timer first.
  for (let turns = 0; turns < 10; turns++) await yieldInBackground()
  expect(told.at(-1)).toMatchObject({ count: 9 })
})

test('members that come late are weighed in, and what was told before stays as it was', async () => {
  const { indexer } = start({ list: wholeOf(10), reading: ended })
  const before = indexer.indexed()
  const members = new Map([[1, memberOf({ id: 1 })]])
  indexer.ask({ members })
  await vi.waitFor(() => expect(indexer.indexed().guests.attention.of.members).toBe(members))
  expect(before.guests.attention.of.members).toBeNull()
})

test('whoever comes back finds the list as it was indexed, also when it has changed meanwhile', async () => {
  const rows = rowsOf(9000)
  const list = { ...wholeOf(9000), rows }
  const { toldEnd } = start({ list, reading: ended })
  await toldEnd(9000)
  expect(createGuestIndexer({ ...nobodyYet, list, reading: ended }).indexed()).toMatchObject({
    guests: { index: { count: 9000 } },
    reading: ended,
  })
  rows.delete('g7@x.co')
  const back = start({ list: { ...list, total: 8999 }, reading: ended })
  expect(back.indexer.indexed()).toMatchObject({ guests: { index: { count: 9000 } }, reading })
  await back.toldEnd(8999)
})

test('what goes wrong while indexing is thrown at whoever draws it', async () => {
  const indexer = createGuestIndexer({ ...nobodyYet, list: partOf(1) })
  const rows = new Map<string, GuestRow>(partOf(1).rows)
  rows[Symbol.iterator] = () => {
    throw new Error('no such list')
  }
  indexer.ask({ list: { ...partOf(2), rows }, reading: ended })
  await vi.waitFor(() => expect(() => indexer.indexed()).toThrow('no such list'))
})
