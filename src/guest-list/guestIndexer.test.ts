import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { testApi } from '#src/api/http/network.fixture.ts'
import { yieldInBackground } from '#src/browser/yieldToMain.ts'
import { emptyList, type GuestList } from '#src/api/guests/guestList.ts'
import type { ListRow } from '#src/lib/guest.ts'
import { sampleGuest, sampleMember, sampleRows } from './guestSamples.fixture.ts'
import { createGuestIndexer, createGuestIndexers, type IndexerInput } from './guestIndexer.ts'

const reading = { pending: false, fetching: true, error: null }
const ended = { ...reading, fetching: false }
function rowsOf(size: number): Map<string, ListRow> {
  const guests = Array.from({ length: size }, (_, n) => sampleGuest({ email: `g${n}@x.co` }))
  return sampleRows(guests.map((guest) => ({ kind: 'guest', guest })))
}

/** A page has come and more are being read. */
const partOf = (size: number): GuestList => ({
  ...emptyList,
  rows: rowsOf(size),
  total: 9000,
  readCount: size,
})
const wholeOf = (size: number): GuestList => ({ ...partOf(size), total: size, complete: true, readAt: 1 })

type Published = { count: number; fetching: boolean; whole: boolean }

/** An indexer that was given this, and all that it published since. */
function start(first: Partial<IndexerInput> = {}) {
  const indexer = createGuestIndexer(0)
  indexer.update(first)
  const published: Published[] = []
  const state = () => indexer.store.get()
  indexer.store.subscribe(() => {
    const { guests, reading: now } = state()
    published.push({ count: guests.index.count, fetching: now.fetching, whole: guests.list.complete })
  })
  const ends = (count: number) =>
    vi.waitFor(() => expect(published.at(-1)).toMatchObject({ count, fetching: false }))
  return { indexer, state, published, ends }
}

test('the first rows are published at once', () => {
  const { indexer, published } = start()
  indexer.update({ list: partOf(300), reading })
  expect(published).toMatchObject([{ count: 300, fetching: true }])
})

test('a list that comes whole is published in parts, and never as complete before it is indexed', async () => {
  const { indexer, state, published, ends } = start()
  indexer.update({ list: wholeOf(9000), reading: ended })
  expect(published[0]?.count).toBeLessThan(9000)
  await ends(9000)
  expect(state().guests.list.complete).toBe(true)
  for (const { count, fetching, whole } of published) {
    expect([count, fetching]).toEqual([count, count < 9000])
    expect([count, whole]).toEqual([count, count === 9000])
  }
})

test('the end of a reading is published with the rows it brought, not with those before', async () => {
  const { indexer, state, published, ends } = start()
  indexer.update({ list: partOf(2000), reading })
  indexer.update({ list: partOf(4000), reading })
  await vi.waitFor(() => expect(state().guests.index.count).toBeGreaterThan(2000))
  indexer.update({ list: wholeOf(8000), reading })
  indexer.update({ reading: ended })
  await ends(8000)
  expect(published.filter(({ fetching }) => !fetching)).toMatchObject([{ count: 8000, whole: true }])
})

test('of pages that follow each other quickly some are published, and none is lost', async () => {
  const { indexer, published, ends } = start()
  indexer.update({ list: partOf(1), reading })
  for (let pages = 2; pages <= 30; pages++) {
    indexer.update({ list: partOf(pages), reading })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  indexer.update({ list: wholeOf(31), reading: ended })
  await ends(31)
  // Thirty pages, and each alone would have been published.
  expect(published.length).toBeLessThan(15)
})

test('a change by the user while pages arrive is published without a pause', async () => {
  const { indexer, published } = start()
  indexer.update({ list: partOf(10), reading })
  indexer.update({ list: { ...partOf(9), readCount: 10 } })
  // Turns, not time: a page would wait for a timer first.
  for (let turns = 0; turns < 10; turns++) await yieldInBackground()
  expect(published.at(-1)).toMatchObject({ count: 9 })
})

test('of guests that a run changes quickly after another some are published together', async () => {
  const { indexer, published, ends } = start()
  indexer.update({ list: wholeOf(1), reading: ended })
  for (let guests = 2; guests <= 30; guests++) {
    indexer.update({ list: wholeOf(guests) })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await ends(30)
  expect(published.length).toBeLessThan(15)
})

test('members that come later change the attention, and the state before stays as it was', async () => {
  const { indexer, state } = start({ list: wholeOf(10), reading: ended })
  const before = state()
  const members = new Map([[1, sampleMember({ id: 1 })]])
  indexer.update({ members })
  await vi.waitFor(() => expect(state().guests.attention.members).toBe(members))
  expect(before.guests.attention.members).toBeNull()
})

test('the guests stay indexed while no page shows them, and follow what changed meanwhile', async () => {
  const queryClient = new QueryClient()
  const api = testApi(() => Promise.reject(new Error('no request expected')))
  const { queryKey } = api.guests.queries.list('o1')
  const indexers = createGuestIndexers({ queryClient, api, now: () => 0 })
  const list = wholeOf(9000)
  const rows = new Map(list.rows)
  queryClient.setQueryData(queryKey, { ...list, rows })
  indexers.of('o1').refresh()
  const indexed = () => indexers.of('o1').store.get()
  await vi.waitFor(() =>
    expect(indexed()).toMatchObject({ guests: { index: { count: 9000 } }, reading: ended }),
  )
  rows.delete('g7@x.co')
  queryClient.setQueryData(queryKey, { ...list, rows, total: 8999 })
  indexers.of('o1').refresh()
  expect(indexed().guests.index.count).toBe(9000)
  await vi.waitFor(() => expect(indexed().guests.index.count).toBe(8999))
  expect(indexed().guests.list.complete).toBe(true)
  queryClient.clear()
})

test('an indexer that was stopped publishes nothing more, and another takes its place', async () => {
  const queryClient = new QueryClient()
  const api = testApi(() => Promise.reject(new Error('no request expected')))
  const indexers = createGuestIndexers({ queryClient, api, now: () => 0 })
  const before = indexers.of('o1')
  before.update({ list: wholeOf(9000), reading: ended })
  const { count } = before.store.get().guests.index
  indexers.stopAll()
  for (let turns = 0; turns < 20; turns++) await yieldInBackground()
  expect(before.store.get().guests.index.count).toBe(count)
  expect(indexers.of('o1').store.get().guests.index.count).toBe(0)
})

test('an exception while indexing is published as a failure', async () => {
  const { indexer, state } = start({ list: partOf(1) })
  const rows = new Map<string, ListRow>(partOf(1).rows)
  rows[Symbol.iterator] = () => {
    throw new Error('no such list')
  }
  indexer.update({ list: { ...partOf(2), rows }, reading: ended })
  await vi.waitFor(() => expect(state().failure).toEqual({ error: new Error('no such list') }))
})
