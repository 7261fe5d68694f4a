import { expect, test, vi } from 'vitest'
import { organizationPlans } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, jsonAnswer, testApi } from '#src/api/http/network.fixture.ts'
import sample from '#src/api/samples/inferred.me-organizations.200.json' with { type: 'json' }

// The first sandbox makes its sample data, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

function answering(...args: Parameters<typeof fakeNetwork>) {
  const network = fakeNetwork(...args)
  const { list } = testApi(network.fetch).organizations
  return { ...network, list }
}

test('the samples of the contract', async () => {
  const { list } = answering(() => jsonAnswer(200, sample))
  expect(await list()).toEqual([{ id: 'org1', name: 'Acme', role: 'admin', disabled: false }])
})

test('the organizations of the sandbox', async () => {
  const { list } = answering(createSandbox().fetch)
  expect((await list()).map(({ id }) => id)).toEqual(
    expect.arrayContaining(organizationPlans.map(({ id }) => id)),
  )
})

test('pages of ten are all read; an organization where the user is disabled says so', async () => {
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
  const found = await network.list()
  expect(found).toHaveLength(23)
  expect(found.at(-1)).toEqual({ id: 'o22', name: 'o22', role: '', disabled: true })
  expect(network.sent).toHaveLength(3)
})

test('broken rows are left out, but a list of nothing else cannot be read', async () => {
  const some = answering(() => jsonAnswer(200, { data: [null, { id: 7, name: 'Seven' }], meta: {} }))
  expect(await some.list()).toMatchObject([{ id: '7', name: 'Seven' }])
  const none = answering(() => jsonAnswer(200, { data: [null, {}] }))
  await expect(none.list()).rejects.toMatchObject({ code: 'unreadable-answer' })
})
