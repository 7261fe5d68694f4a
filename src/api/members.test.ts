import { expect, test, vi } from 'vitest'
import { harborAndPine } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, jsonAnswer, testApi } from '#src/api/http/network.fixture.ts'
import { toMember, WireMember } from './members.ts'
import legacy from '#src/api/samples/legacy.users.list.200.json' with { type: 'json' }
import me from '#src/api/samples/thirdparty.mindcloud.org-me-fields.json' with { type: 'json' }
import got from '#src/api/samples/users.get.200.json' with { type: 'json' }
import listed from '#src/api/samples/users.list.200.json' with { type: 'json' }

const read = (wire: unknown) => toMember(WireMember.parse(wire))

// The first sandbox makes its sample data, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

test('the samples of the contract, both shapes', () => {
  expect(listed.data.map(read)).toMatchObject([
    {
      id: 1001,
      fullName: 'Alice Smith',
      status: 'active',
      role: 'admin',
      jobTitle: 'Project Manager',
      lastLoginAt: Date.UTC(2025, 0, 15, 10, 30),
    },
    { id: 1002, fullName: 'Bob Jones', status: 'active', role: 'standard', lastLoginAt: 'absent' },
  ])
  expect(legacy.data.map(read)).toMatchObject([
    { id: 1001, fullName: 'Alice Smith', status: 'active', role: 'admin', lastLoginAt: 'unreadable' },
    { id: 1002, fullName: 'bob@example.com', status: 'unknown', role: 'other' },
  ])
  expect(read(got.data)).toMatchObject({ id: 12345, fullName: 'Specific User' })
  expect(read(me.data)).toMatchObject({ id: 1, fullName: 'Ava Chen', status: 'active', role: 'other' })
})

test.each([
  [{ id: 1, status: 'Invited' }, 'invited'],
  [{ id: 1, status: 'disabled', is_active: true }, 'disabled'],
  [{ id: 1, is_active: false }, 'disabled'],
  [{ id: 1, active: true }, 'active'],
  [{ id: 1, status: 'string' }, 'unknown'],
])('the status of %j is %s', (wire, status) => expect(read(wire).status).toBe(status))

test('numeric text is an id, and a member without anything else has a name', () =>
  expect(read({ id: '77' })).toMatchObject({ id: 77, fullName: 'Member #77' }))

test('all pages are read, each once, and broken members are left out instead of failing the list', async () => {
  const sandbox = createSandbox({ perPageCap: 50 })
  sandbox.control.script({
    on: { path: '/organizations/*/users', query: { page: '2' } },
    act: [{ do: 'row', index: 3, as: { email: 'unknown@x.com' } }],
  })
  const network = fakeNetwork(sandbox.fetch)
  const list = await testApi(network.fetch).members.list(harborAndPine.id)
  expect(list.members).toHaveLength(harborAndPine.members - 1)
  expect(list.byId.size).toBe(harborAndPine.members - 1)
  const pages = network.sent.map(({ path }) => Number(new URL(path, 'http://x').searchParams.get('page')))
  expect(pages.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
})

test('half a list is none: a page that fails fails the list', async () => {
  const network = fakeNetwork((request) =>
    request.url.includes('page=2')
      ? jsonAnswer(403, { message: 'forbidden' })
      : jsonAnswer(200, {
          data: [{ id: 1 }],
          meta: { pagination: { total: 2, per_page: 1, total_pages: 2 } },
        }),
  )
  await expect(testApi(network.fetch).members.list('o1')).rejects.toMatchObject({
    status: 403,
    params: { text: 'forbidden' },
  })
})
