import { describe, expect, test, vi } from 'vitest'
import { type Email, keyOf } from '#src/lib/guest.ts'
import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import { createSandbox, type CreateSandboxOptions } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, jsonAnswer, testApi } from '#src/api/http/network.fixture.ts'
import type { MissingPage } from '#src/api/http/paging.ts'
import type { GuestPage } from './guestPages.ts'
import single from '#src/api/samples/inferred.meta.links-empty-array.json' with { type: 'json' }
import legacy from '#src/api/samples/legacy.guests.list.200.json' with { type: 'json' }

// The first sandbox makes its sample data, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

function answering(...args: Parameters<typeof fakeNetwork>) {
  const network = fakeNetwork(...args)
  const requestedPages = () =>
    network.sent.map(({ path }) => Number(new URL(path, 'http://x').searchParams.get('page')))
  return { ...network, ...testApi(network.fetch).guests, requestedPages }
}

async function readAll(pages: AsyncIterable<GuestPage | MissingPage>) {
  const emails: Email[] = []
  const missing: number[] = []
  for await (const page of pages) {
    if (page.kind === 'page') emails.push(...page.rows.map(keyOf))
    else missing.push(page.page)
  }
  return { emails, missing }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

describe('2 412 guests behind pages capped at 100 are all there, each page read once', () => {
  test.each<[string, CreateSandboxOptions, number]>([
    ['as documented', {}, 25],
    ['links as an object', { meta: 'links-object' }, 25],
    ['links: []', { meta: 'links-empty-array' }, 25],
    ['without links', { meta: 'without-links' }, 25],
    // Without meta a page of 12 is the last.
    ['without meta', { meta: 'none' }, 25],
    ['in the legacy shape', { shape: 'legacy' }, 25],
  ])('%s', async (_name, options, pages) => {
    const sandbox = createSandbox({ perPageCap: 100, ...options })
    const network = answering(sandbox.fetch)
    const { emails, missing } = await readAll(network.listPages(harborAndPine.id))
    expect(new Set(emails).size).toBe(harborAndPine.guests)
    expect(emails).toHaveLength(harborAndPine.guests)
    expect(missing).toEqual([])
    expect(sorted(network.requestedPages())).toEqual(upTo(pages))
  })
})

test('requests 1 000 guests with stats, and page 1 alone before the others', async () => {
  const sandbox = createSandbox()
  const network = answering(sandbox.fetch)
  const pages = network.listPages(harborAndPine.id)
  await pages.next()
  expect(network.sent.map(({ path }) => path)).toEqual([
    `/api/organizations/${harborAndPine.id}/guests?page=1&per_page=1000&with=stats`,
  ])
  await readAll(pages)
  expect(network.requestedPages()).toEqual([1, 2, 3])
})

const someRows = (from: number, count: number) =>
  upTo(count).map((number) => ({ email: `g${from + number}@x.com` }))
const listed = (...pages: { email: string }[][]) =>
  answering((request) =>
    jsonAnswer(200, { data: pages[Number(new URL(request.url).searchParams.get('page')) - 1] ?? [] }),
  )

describe('without meta', () => {
  test('a page of any other size than a full one is the last', async () => {
    const network = listed(legacy.data)
    expect((await readAll(network.listPages('o1'))).emails).toHaveLength(2)
    expect(network.requestedPages()).toEqual([1])
  })

  test('a full page means page 2; a page with no new email is the end', async () => {
    const network = listed(someRows(0, 10), someRows(0, 10))
    expect((await readAll(network.listPages('o1'))).emails).toHaveLength(10)
    expect(network.requestedPages()).toEqual([1, 2])
  })

  test('full pages end with an empty one', async () => {
    const network = listed(someRows(0, 20), someRows(20, 20))
    expect((await readAll(network.listPages('o1'))).emails).toHaveLength(40)
    expect(network.requestedPages()).toEqual([1, 2, 3])
  })

  test('a page that fails leaves the rest unknown; trying again reads on from there', async () => {
    let broken = true
    const pages = [someRows(0, 50), someRows(50, 50), someRows(100, 7)]
    const network = answering((request) => {
      const page = Number(new URL(request.url).searchParams.get('page'))
      return page === 2 && broken ? jsonAnswer(403, {}) : jsonAnswer(200, { data: pages[page - 1] })
    })
    const first = await readAll(network.listPages('o1'))
    expect(first.missing).toEqual([2])
    broken = false
    const rest = await readAll(
      network.listMissingPages('o1', [{ page: 2, andAfter: true }], new Set(first.emails)),
    )
    expect(rest.emails).toHaveLength(57)
    expect(network.requestedPages()).toEqual([1, 2, 2, 3])
  })
})

test('a list that grew while it was read is read to its new end', async () => {
  let total = 3
  const network = answering((request) => {
    const page = Number(new URL(request.url).searchParams.get('page'))
    if (page === 2) total = 4
    const pagination = { total, per_page: 1, total_pages: total }
    return jsonAnswer(200, { data: [{ email: `g${page}@x.com` }], meta: { pagination } })
  })
  expect((await readAll(network.listPages('o1'))).emails).toHaveLength(4)
  expect(sorted(network.requestedPages())).toEqual([1, 2, 3, 4])
})

test('counts may come as text, or without the number of pages', async () => {
  const network = answering((request) => {
    const page = new URL(request.url).searchParams.get('page')
    return jsonAnswer(200, {
      data: [{ email: `g${page}@x.com` }],
      meta: { pagination: { total: '3', per_page: '1' } },
    })
  })
  expect((await readAll(network.listPages('o1'))).emails).toHaveLength(3)
})

test('one row of the sample with links: [] is one guest', async () => {
  const network = answering(() => jsonAnswer(200, single))
  expect((await readAll(network.listPages('o1'))).emails).toEqual(['g@x.com'])
})

test('a broken guest is one unreadable row, whatever is broken about it', async () => {
  const sandbox = createSandbox()
  const network = answering(sandbox.fetch)
  const rows = [null, { first_name: 'Unknown' }, { email: 'odd@x.com', details: 'none' }]
  for (const [index, as] of rows.entries()) {
    sandbox.control.script({ on: { path: '/organizations/*/guests' }, act: [{ do: 'row', index, as }] })
    const page = (await network.listPages(edgeCases.id).next()).value
    const row = page?.kind === 'page' ? page.rows[index] : undefined
    expect(row).toMatchObject({ kind: 'unreadable', page: 1, row: index + 1 })
    expect(row && keyOf(row)).toBe(index === 2 ? 'odd@x.com' : `page 1, row ${index + 1}`)
    expect(page?.kind === 'page' && page.rows.filter(({ kind }) => kind === 'guest').length).toBe(
      edgeCases.guests - 1,
    )
  }
})

test('a page that fails for good is reported, the others are read', async () => {
  const sandbox = createSandbox({ perPageCap: 1000 })
  sandbox.control.script({
    on: { path: '/organizations/*/guests', query: { page: '2' } },
    act: [{ do: 'answer', status: 403, body: { message: 'not this page' } }],
  })
  const network = answering(sandbox.fetch)
  const pages: (GuestPage | MissingPage)[] = []
  for await (const page of network.listPages(harborAndPine.id)) pages.push(page)
  expect(pages.filter(({ kind }) => kind === 'page').map(({ page }) => page)).toEqual([1, 3])
  expect(pages).toContainEqual({
    kind: 'missing',
    page: 2,
    andAfter: false,
    error: expect.objectContaining({ status: 403, params: { text: 'not this page' } }),
  })
})

test('a page that fails twice and then comes is not missing', async () => {
  const sandbox = createSandbox()
  const on = { path: '/organizations/*/guests', query: { page: '3' } }
  sandbox.control.script({ on, act: [{ do: 'drop' }] })
  sandbox.control.script({ on, nth: 2, act: [{ do: 'truncate' }] })
  const network = answering(sandbox.fetch)
  expect((await readAll(network.listPages(harborAndPine.id))).emails).toHaveLength(harborAndPine.guests)
  expect(network.requestedPages().filter((page) => page === 3)).toHaveLength(3)
})

test('when five pages fail in a row, the rest is not requested', async () => {
  const network = answering((request) =>
    request.url.includes('page=1&')
      ? jsonAnswer(200, {
          data: [{ email: 'g@x.com' }],
          meta: { pagination: { total: 50, per_page: 1, total_pages: 50 } },
        })
      : jsonAnswer(403, { message: 'no more' }),
  )
  const { missing } = await readAll(network.listPages('o1'))
  expect(sorted(missing)).toEqual(upTo(50).slice(1))
  expect(network.sent.length).toBeLessThan(25)
})

test('the first page failing is an error, and so is the end of the session on any page', async () => {
  const refusing = answering(() => jsonAnswer(403, { message: 'forbidden' }))
  await expect(readAll(refusing.listPages('o1'))).rejects.toMatchObject({ status: 403 })
  const sandbox = createSandbox({ perPageCap: 100 })
  sandbox.control.script({
    on: { path: '/organizations/*/guests', query: { page: '4' } },
    act: [{ do: 'answer', status: 401 }],
  })
  const network = answering(sandbox.fetch)
  await expect(readAll(network.listPages(harborAndPine.id))).rejects.toMatchObject({ status: 401 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(network.sent.length).toBeLessThan(20)
})

test('an exception of our own code is no missing page: it passes through', async () => {
  const fault = new RangeError('a bug')
  const network = answering((request) => {
    if (request.url.includes('page=2&')) throw fault
    const pagination = { total: 3, per_page: 1, total_pages: 3 }
    return jsonAnswer(200, { data: [{ email: 'g@x.com' }], meta: { pagination } })
  })
  await expect(readAll(network.listPages('o1'))).rejects.toBe(fault)
})

test('an unpaged body of many MB is read as a whole', async () => {
  const sandbox = createSandbox({ unpaged: true, meta: 'none' })
  const network = answering(sandbox.fetch)
  expect((await readAll(network.listPages(harborAndPine.id))).emails).toHaveLength(harborAndPine.guests)
  expect(network.requestedPages()).toEqual([1])
})

test('one body with all guests comes in parts, each row with its place', async () => {
  const sandbox = createSandbox({ unpaged: true })
  const network = answering(sandbox.fetch)
  sandbox.control.script({
    on: { path: '/organizations/*/guests' },
    act: [{ do: 'row', index: 2000, as: null }],
  })
  const parts: number[] = []
  const keys: string[] = []
  for await (const page of network.listPages(harborAndPine.id)) {
    if (page.kind !== 'page') throw new Error('A part is missing')
    parts.push(page.rows.length)
    keys.push(...page.rows.map(keyOf))
  }
  expect(parts).toEqual([1000, 1000, 412])
  expect(new Set(keys).size).toBe(harborAndPine.guests)
  expect(keys[2000]).toBe('page 1, row 2001')
})
