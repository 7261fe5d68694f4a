import { afterEach, expect, test, vi } from 'vitest'
import { organizationPlans } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, jsonAnswer } from '#src/api/http/network.fixture.ts'
import { getMe, listOrganizations } from './organizations.ts'
import sample from '#src/api/samples/inferred.me-organizations.200.json' with { type: 'json' }
import me from '#src/api/samples/thirdparty.mindcloud.org-me-fields.json' with { type: 'json' }

// The first sandbox makes its people; a busy machine takes its time over it.
vi.setConfig({ testTimeout: 30_000 })

afterEach(() => vi.unstubAllGlobals())

function answering(...args: Parameters<typeof fakeNetwork>) {
  const network = fakeNetwork(...args)
  vi.stubGlobal('fetch', network.fetch)
  return network
}

test('the samples of the contract', async () => {
  answering((request) => jsonAnswer(200, request.url.endsWith('/me') ? me : sample))
  expect(await listOrganizations()).toEqual([{ id: 'org1', name: 'Acme', role: 'admin', disabled: false }])
  expect(await getMe('org1')).toEqual({ id: '1', role: 'string', status: 'string' })
})

test('the organizations of the sandbox', async () => {
  answering(createSandbox().fetch)
  expect((await listOrganizations()).map(({ id }) => id)).toEqual(
    expect.arrayContaining(organizationPlans.map(({ id }) => id)),
  )
})

test('pages of ten are all read; one that the user is disabled in is told', async () => {
  const all = Array.from({ length: 23 }, (_, index) => ({
    id: `o${index}`,
    name: '',
    disabled_on: index === 22 ? '2025-01-01' : null,
  }))
  const network = answering((request) => {
    const page = Number(new URL(request.url).searchParams.get('page'))
    const pagination = { total: 23, count: 10, per_page: 10, current_page: page, total_pages: 3, links: [] }
    return jsonAnswer(200, { data: all.slice((page - 1) * 10, page * 10), meta: { pagination } })
  })
  const found = await listOrganizations()
  expect(found).toHaveLength(23)
  expect(found.at(-1)).toEqual({ id: 'o22', name: 'o22', role: '', disabled: true })
  expect(network.sent).toHaveLength(3)
})

test('broken rows are left out, but a list of nothing else cannot be read', async () => {
  answering(() => jsonAnswer(200, { data: [null, { id: 7, name: 'Seven' }], meta: {} }))
  expect(await listOrganizations()).toMatchObject([{ id: '7', name: 'Seven' }])
  answering(() => jsonAnswer(200, { data: [null, {}] }))
  await expect(listOrganizations()).rejects.toMatchObject({ code: 'UNREADABLE' })
})
