import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Email, Guest } from '#src/lib/guest.ts'
import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import { createSandbox, type Sandbox } from '#src/sandbox/sandbox.ts'
import type { Api } from '#src/api/createApi.ts'
import { fakeNetwork, jsonAnswer, sessionOf, signedInApi } from '#src/api/http/network.fixture.ts'
import type { GuestList } from './guestList.ts'

const org = harborAndPine.id
const pages = { path: `/organizations/${org}/guests` }
const eunji = 'eunji.kim@hanok.kr'
const guest = { org, email: eunji }

let sandbox: Sandbox
let network: ReturnType<typeof fakeNetwork>
let client: QueryClient
let api: Api
let guests: Api['guests']
let list: ReturnType<Api['guests']['queries']['list']>

// The first sandbox makes its sample data, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 })
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 })

beforeEach(() => {
  sandbox = createSandbox()
  network = fakeNetwork(sandbox.fetch)
  api = signedInApi(network.fetch)
  guests = api.guests
  list = guests.queries.list(org)
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})
afterEach(() => client.clear())

const readList = () => client.fetchQuery({ ...list, staleTime: 0 })
const emailsIn = ({ rows }: GuestList) => [...rows.keys()]
const idsOf = (email: Email) => guests.findInList(client, { org, email })?.associatedMembers

async function guestWith(email: Email, ids: number[]): Promise<Guest> {
  return { ...(await guests.get({ org, email })), associatedMembers: { known: true, ids } }
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

test('the first page comes at once; each further one comes in a new wrapper around the same Map', async () => {
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

test('two lists never share a Map: a list that is read anew begins empty', async () => {
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

  test('a guest written since it began keeps what was written', async () => {
    const onPage2 = emailsIn(await readList())[1500] ?? ''
    const { letGo } = await readAgainSlowly()
    guests.cacheWrittenGuest(client, org, await guestWith(onPage2, [4, 5, 6]))
    await letGo()
    expect(idsOf(onPage2)).toEqual({ known: true, ids: [4, 5, 6] })
    // The next reading began after the write, so its rows count again.
    await readList()
    expect(idsOf(onPage2)).not.toEqual({ known: true, ids: [4, 5, 6] })
  })

  test('a guest deleted since does not come back, one created since is not dropped', async () => {
    const onPage2 = emailsIn(await readList())[1500] ?? ''
    const { letGo } = await readAgainSlowly()
    guests.removeGuest(client, { org, email: onPage2 })
    guests.cacheWrittenGuest(client, org, { ...(await guests.get(guest)), email: 'new@x.com' })
    const after = await letGo()
    expect(after.rows.has(onPage2)).toBe(false)
    expect(after.rows.has('new@x.com')).toBe(true)
  })

  test('rows that moved between pages while they were read are not dropped', async () => {
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
  test('is reported, and the others are there; trying again reads just that page', async () => {
    failOnPage2()
    const partly = await readList()
    expect(partly).toMatchObject({
      complete: false,
      missing: [{ page: 2, error: { params: { text: 'not now' } } }],
    })
    expect(partly.rows.size).toBe(harborAndPine.guests - 1000)
    network.sent.length = 0
    await guests.retryMissing(client, org)
    expect(network.sent.map(({ path }) => path)).toEqual([expect.stringContaining('page=2&')])
    expect(client.getQueryData(list.queryKey)).toMatchObject({ complete: true, missing: [] })
    expect(client.getQueryData(list.queryKey)?.rows.size).toBe(harborAndPine.guests)
  })

  test('of a list read again keeps its old rows; a guest that is gone leaves when the page is read', async () => {
    const gone = emailsIn(await readList())[5] ?? ''
    sandbox.control.deleteByOther(org, gone)
    failOnPage2()
    const partly = await readList()
    expect(partly.complete).toBe(false)
    expect(partly.rows.size).toBe(harborAndPine.guests)
    await guests.retryMissing(client, org)
    expect(client.getQueryData(list.queryKey)?.complete).toBe(true)
    expect(client.getQueryData(list.queryKey)?.rows.has(gone)).toBe(false)
  })

  test('and fails again is missing once, not twice', async () => {
    failOnPage2()
    await readList()
    failOnPage2()
    await guests.retryMissing(client, org)
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

test('the end of the session stops the reading; after a new sign-in the list is read again', async () => {
  const stop = api.session.refetchAfterSignIn(client)
  sandbox.control.script({ on: { ...pages, query: { page: '2' } }, act: [{ do: 'answer', status: 401 }] })
  await expect(readList()).rejects.toMatchObject({ status: 401 })
  expect(client.getQueryData(list.queryKey)?.rows.size).toBeGreaterThanOrEqual(1000)
  api.session.signedInAgain(sessionOf('s2'))
  await soon(() => expect(client.getQueryData(list.queryKey)?.complete).toBe(true))
  expect(network.sent.at(-1)?.headers.get('X-Guestlist-Session')).toBe('s2')
  stop()
})

test('a change of one guest does not make the list count as just read', async () => {
  await readList()
  const written = await guestWith(eunji, [1])
  client.setQueryData(list.queryKey, (old) => old, { updatedAt: 1234 })
  guests.cacheWrittenGuest(client, org, written)
  expect(client.getQueryState(list.queryKey)?.dataUpdatedAt).toBe(1234)
  expect(idsOf(eunji)).toEqual({ known: true, ids: [1] })
})

test('an email in another case is the same guest, written as the list writes it', async () => {
  await readList()
  guests.cacheWrittenGuest(client, org, await guestWith(eunji.toUpperCase(), [1, 2]))
  expect(idsOf(eunji)).toEqual({ known: true, ids: [1, 2] })
  expect(client.getQueryData(list.queryKey)?.rows.size).toBe(harborAndPine.guests)
})

test('two guests whose emails differ only in case are two rows', async () => {
  const answer = jsonAnswer(200, { data: [{ email: 'Bo@x.com' }, { email: 'bo@x.com' }] })
  const small = signedInApi(fakeNetwork(() => answer).fetch).guests
  const read = await client.fetchQuery(small.queries.list('o1'))
  expect(emailsIn(read)).toEqual(['Bo@x.com', 'bo@x.com'])
  const emailFor = (email: Email) => small.findInList(client, { org: 'o1', email })?.email
  expect(['Bo@x.com', 'bo@x.com', 'BO@X.COM'].map(emailFor)).toEqual(['Bo@x.com', 'bo@x.com', 'Bo@x.com'])
})

describe('one guest', () => {
  test('read afresh updates its row', async () => {
    await readList()
    sandbox.control.changeByOther(org, eunji, { set: [101] })
    await client.fetchQuery(guests.queries.detail(guest))
    expect(idsOf(eunji)).toEqual({ known: true, ids: [101] })
  })

  test('opened by an email in another case is the same guest, written as the list writes it', async () => {
    await readList()
    const other = guests.queries.detail({ org, email: eunji.toUpperCase() })
    expect(other.queryKey).toEqual(guests.queries.detail(guest).queryKey)
    expect((await client.fetchQuery(other)).email).toBe(eunji)
  })

  test('the answer to a read that began before a write ended is dropped', async () => {
    const written = await guestWith(eunji, [7, 8])
    const one = { path: `${pages.path}/*` }
    const rule = sandbox.control.script({ on: one, act: [{ do: 'hold', when: 'after' }] })
    const reading = client.fetchQuery(guests.queries.detail(guest))
    await soon(() => expect(network.sent.at(-1)?.path).toContain('eunji'))
    guests.cacheWrittenGuest(client, org, written)
    sandbox.control.release(rule.id)
    expect((await reading).associatedMembers).toEqual({ known: true, ids: [7, 8] })
    expect(client.getQueryData(guests.queries.detail(guest).queryKey)?.associatedMembers).toEqual({
      known: true,
      ids: [7, 8],
    })
  })

  test('a null where the list had ids is unknown, with the ids known last', async () => {
    await readList()
    const before = sandbox.control.membersOf(org, eunji) ?? []
    sandbox.control.script({ on: { path: `${pages.path}/*` }, act: [{ do: 'members', as: null }] })
    const read = await client.fetchQuery(guests.queries.detail(guest))
    const last = before.toSorted((a, b) => a - b)
    expect(read.associatedMembers).toEqual({ known: false, reason: 'unexpected-null', last })
  })
})

test('a created guest joins the list, a deleted one leaves it', async () => {
  const small = guests.queries.list(edgeCases.id)
  await client.fetchQuery(small)
  const invited = { org: edgeCases.id, email: 'new@x.com' }
  const count = () => client.getQueryData(small.queryKey)?.rows.size
  await client
    .getMutationCache()
    .build(client, guests.createGuestMutation(edgeCases.id))
    .execute({ email: 'new@x.com', firstName: 'New' })
  expect(count()).toBe(edgeCases.guests + 1)
  expect(guests.findInList(client, invited)?.firstName).toBe('New')
  await client.getMutationCache().build(client, guests.deleteGuestMutation(invited)).execute()
  expect(count()).toBe(edgeCases.guests)
})
