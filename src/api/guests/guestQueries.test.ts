import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Email, Guest } from '#src/lib/guest.ts'
import { harborAndPine, lantern } from '#src/sandbox/data/organizations.ts'
import { createSandbox, type Sandbox } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, sessionOf } from '#src/api/http/network.fixture.ts'
import { forgetGuest, guestInList, rememberGuest } from './guestCache.ts'
import type { GuestList } from './guestList.ts'
import { createGuestIn, deleteGuestOf } from './guestMutations.ts'
import { guestQueries, retryMissing } from './guestQueries.ts'
import { getGuest } from './guests.ts'
import { doubtedMembers, forgetKnown } from './lastKnownMembers.ts'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { refetchAfterRenewal } from '#src/api/session/sessionQueries.ts'
import { tabSession } from '#src/api/session/tabSession.ts'

const org = harborAndPine.id
const pages = { path: `/organizations/${org}/guests` }
const eunji = 'eunji.kim@hanok.kr'
const list = guestQueries.list(org)

let sandbox: Sandbox
let network: ReturnType<typeof fakeNetwork>
let client: QueryClient

// The first sandbox makes its people; a busy machine takes its time over it.
vi.setConfig({ testTimeout: 30_000 })
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 })

beforeEach(() => {
  forgetKnown()
  tabSession.set(sessionOf('s1'))
  sandbox = createSandbox()
  network = fakeNetwork(sandbox.fetch)
  vi.stubGlobal('fetch', network.fetch)
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})
afterEach(() => {
  client.clear()
  vi.unstubAllGlobals()
})

const readList = () => client.fetchQuery({ ...list, staleTime: 0 })
const emailsIn = ({ rows }: GuestList) => [...rows.keys()]
const idsOf = (email: Email) => guestInList(client, org, email)?.associatedMembers

async function guestWith(email: Email, ids: number[]): Promise<Guest> {
  return { ...(await getGuest(org, email)), associatedMembers: { known: true, ids } }
}

/** Reads the list again, and holds page 2 back until `letGo`. */
async function readAgainSlowly() {
  const rule = sandbox.control.script({
    on: { ...pages, query: { page: '2' } },
    act: [{ do: 'hold', when: 'after' }],
  })
  const before = network.sent.length
  const reading = readList()
  await soon(() => expect(network.sent.slice(before).some(({ path }) => path.includes('page=2&'))).toBe(true))
  return {
    letGo: () => {
      sandbox.control.release(rule.id)
      return reading
    },
  }
}

test('the first page is there at once; each further one comes in a new wrapper around the same Map', async () => {
  const seen: GuestList[] = []
  const observer = new QueryObserver(client, list)
  const stop = observer.subscribe(({ data }) => {
    if (data && data !== seen.at(-1)) seen.push(data)
  })
  await soon(() => expect(observer.getCurrentResult().fetchStatus).toBe('idle'))
  stop()
  const [first] = seen
  const last = seen.at(-1)
  expect(seen.map(({ readCount }) => readCount)).toEqual([
    1000,
    expect.any(Number),
    harborAndPine.guests,
    harborAndPine.guests,
  ])
  expect(first).toMatchObject({ total: harborAndPine.guests, complete: false, readAt: null, missing: [] })
  expect(last).toMatchObject({
    total: harborAndPine.guests,
    complete: true,
    readAt: expect.any(Number),
    missing: [],
  })
  expect(last?.rows).toBe(first?.rows)
  expect(new Set(seen.map(({ version }) => version)).size).toBe(seen.length)
})

test('two lists never share a Map: what is read anew begins empty', async () => {
  const before = await readList()
  client.clear()
  sandbox.control.deleteByOther(org, eunji)
  const after = await readList()
  expect(after.rows).not.toBe(before.rows)
  expect(after.rows.has(eunji)).toBe(false)
  expect(before.rows.has(eunji)).toBe(true)
})

describe('while the list is read again', () => {
  test('old rows stay until the end; then those no longer there are dropped', async () => {
    const before = await readList()
    sandbox.control.deleteByOther(org, eunji)
    const { letGo } = await readAgainSlowly()
    expect(client.getQueryData(list.queryKey)?.rows.size).toBe(harborAndPine.guests)
    expect(client.getQueryData(list.queryKey)?.complete).toBe(true)
    const after = await letGo()
    expect(emailsIn(after)).toHaveLength(harborAndPine.guests - 1)
    expect(after.rows.has(eunji)).toBe(false)
    expect(after.version).toBeGreaterThan(before.version)
  })

  test('what was written since it began wins over what it brings', async () => {
    const onPage2 = emailsIn(await readList())[1500] ?? ''
    const { letGo } = await readAgainSlowly()
    rememberGuest(client, org, await guestWith(onPage2, [4, 5, 6]))
    await letGo()
    expect(idsOf(onPage2)).toEqual({ known: true, ids: [4, 5, 6] })
    // The next reading began after the write: it is believed again.
    await readList()
    expect(idsOf(onPage2)).not.toEqual({ known: true, ids: [4, 5, 6] })
  })

  test('a guest deleted since does not come back, one created since is not dropped', async () => {
    const onPage2 = emailsIn(await readList())[1500] ?? ''
    const { letGo } = await readAgainSlowly()
    forgetGuest(client, org, onPage2)
    rememberGuest(client, org, { ...(await getGuest(org, eunji)), email: 'new@x.com' })
    const after = await letGo()
    expect(after.rows.has(onPage2)).toBe(false)
    expect(after.rows.has('new@x.com')).toBe(true)
  })

  test('rows that moved out of sight between pages are not taken for gone', async () => {
    const before = await readList()
    const [first] = emailsIn(before)
    sandbox.control.script({
      on: { ...pages, query: { page: '3' } },
      act: [{ do: 'row', index: 0, as: { email: first } }],
    })
    const after = await readList()
    expect(after.complete).toBe(true)
    expect(after.rows.size).toBe(harborAndPine.guests)
  })
})

const failOnPage2 = () =>
  sandbox.control.script({
    on: { ...pages, query: { page: '2' } },
    act: [{ do: 'answer', status: 403, body: { message: 'not now' } }],
  })

describe('a page that fails for good', () => {
  test('is told, and the others are there; trying again reads just that page', async () => {
    failOnPage2()
    const partly = await readList()
    expect(partly).toMatchObject({ complete: false, missing: [{ page: 2, message: 'not now' }] })
    expect(partly.rows.size).toBe(harborAndPine.guests - 1000)
    network.sent.length = 0
    await retryMissing(client, org)
    expect(network.sent.map(({ path }) => path)).toEqual([expect.stringContaining('page=2&')])
    expect(client.getQueryData(list.queryKey)).toMatchObject({ complete: true, missing: [] })
    expect(client.getQueryData(list.queryKey)?.rows.size).toBe(harborAndPine.guests)
  })

  test('of a list read again leaves its old rows; who is gone leaves when it is read after all', async () => {
    const gone = emailsIn(await readList())[5] ?? ''
    sandbox.control.deleteByOther(org, gone)
    failOnPage2()
    const partly = await readList()
    expect(partly.complete).toBe(false)
    expect(partly.rows.size).toBe(harborAndPine.guests)
    await retryMissing(client, org)
    expect(client.getQueryData(list.queryKey)?.complete).toBe(true)
    expect(client.getQueryData(list.queryKey)?.rows.has(gone)).toBe(false)
  })

  test('and fails again is missing once, not twice', async () => {
    failOnPage2()
    await readList()
    failOnPage2()
    await retryMissing(client, org)
    expect(client.getQueryData(list.queryKey)).toMatchObject({ complete: false, missing: [{ page: 2 }] })
  })

  test('when it is the first one, the query fails', async () => {
    sandbox.control.script({
      on: pages,
      act: [{ do: 'answer', status: 403, body: { message: 'forbidden' } }],
    })
    await expect(readList()).rejects.toMatchObject({ status: 403 })
    expect(client.getQueryData(list.queryKey)).toBeUndefined()
  })
})

test('the end of the session stops the reading; after a renewal it is read again', async () => {
  const stop = refetchAfterRenewal(client)
  sandbox.control.script({ on: { ...pages, query: { page: '2' } }, act: [{ do: 'answer', status: 401 }] })
  await expect(readList()).rejects.toMatchObject({ status: 401 })
  expect(client.getQueryData(list.queryKey)?.rows.size).toBeGreaterThanOrEqual(1000)
  sessionGate.renewed(sessionOf('s2'))
  await soon(() => expect(client.getQueryData(list.queryKey)?.complete).toBe(true))
  expect(network.sent.at(-1)?.headers.get('X-Guestlist-Session')).toBe('s2')
  stop()
})

test("one guest's news makes the list no younger", async () => {
  await readList()
  const guest = await guestWith(eunji, [1])
  client.setQueryData(list.queryKey, (old) => old, { updatedAt: 1234 })
  rememberGuest(client, org, guest)
  expect(client.getQueryState(list.queryKey)?.dataUpdatedAt).toBe(1234)
  expect(idsOf(eunji)).toEqual({ known: true, ids: [1] })
})

test('an email in another case is the same guest, under the spelling of the list', async () => {
  await readList()
  rememberGuest(client, org, await guestWith(eunji.toUpperCase(), [1, 2]))
  expect(idsOf(eunji)).toEqual({ known: true, ids: [1, 2] })
  expect(client.getQueryData(list.queryKey)?.rows.size).toBe(harborAndPine.guests)
})

describe('one guest', () => {
  const detail = guestQueries.detail(org, eunji)

  test('read afresh brings its row up to date', async () => {
    await readList()
    sandbox.control.changeByOther(org, eunji, { set: [101] })
    await client.fetchQuery(detail)
    expect(idsOf(eunji)).toEqual({ known: true, ids: [101] })
  })

  test('the answer to a read that began before a write ended is dropped', async () => {
    const written = await guestWith(eunji, [7, 8])
    const one = { path: `${pages.path}/*` }
    const rule = sandbox.control.script({ on: one, act: [{ do: 'hold', when: 'after' }] })
    const reading = client.fetchQuery(detail)
    await soon(() => expect(network.sent.at(-1)?.path).toContain('eunji'))
    rememberGuest(client, org, written)
    sandbox.control.release(rule.id)
    expect((await reading).associatedMembers).toEqual({ known: true, ids: [7, 8] })
    expect(client.getQueryData(detail.queryKey)?.associatedMembers).toEqual({ known: true, ids: [7, 8] })
  })

  test('a null where the list had ids is not shown as nobody', async () => {
    await readList()
    const before = sandbox.control.membersOf(org, eunji) ?? []
    sandbox.control.script({ on: { path: `${pages.path}/*` }, act: [{ do: 'members', as: null }] })
    const guest = await client.fetchQuery(detail)
    expect(guest.associatedMembers).toEqual({ known: false, reason: 'unreadable' })
    expect(doubtedMembers(org, eunji)).toEqual(before.toSorted((a, b) => a - b))
  })
})

test('a created guest joins the list, a deleted one leaves it', async () => {
  const small = guestQueries.list(lantern.id)
  await client.fetchQuery(small)
  const count = () => client.getQueryData(small.queryKey)?.rows.size
  await client
    .getMutationCache()
    .build(client, createGuestIn(lantern.id))
    .execute({ email: 'new@x.com', firstName: 'New' })
  expect(count()).toBe(lantern.guests + 1)
  expect(guestInList(client, lantern.id, 'new@x.com')?.firstName).toBe('New')
  await client.getMutationCache().build(client, deleteGuestOf(lantern.id, 'new@x.com')).execute()
  expect(count()).toBe(lantern.guests)
})
