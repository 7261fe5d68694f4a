import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { lantern } from '#src/sandbox/data/organizations.ts'
import { ask, guests, testSandbox } from '#src/sandbox/client.fixture.ts'

const Row = z.record(z.string(), z.unknown())
const Envelope = z.looseObject({ data: z.union([z.array(z.unknown()), Row]) })

/** Every key, with the keys around it; a list counts as its first entry. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return keysOf(value[0], path)
  const row = Row.safeParse(value)
  if (!row.success) return []
  return Object.entries(row.data).flatMap(([key, entry]) => [
    `${path}${key}`,
    ...keysOf(entry, `${path}${key}.`),
  ])
}

function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../api/samples/${name}.json`, import.meta.url), 'utf8'))
}

const dataOf = (value: unknown) => Envelope.parse(value).data
const eunji = 'eunji.kim@hanok.kr'
const sandbox = testSandbox()
const users = `/organizations/${lantern.id}/users?with=groups`

describe('answers have the keys of the documents', () => {
  beforeAll(() => sandbox.control.reset())

  test.each([
    ['guests.list.200', `${guests()}?with=stats`, 'links'],
    ['guests.get.201-or-200', guests(eunji), ''],
    ['users.list.200', users, 'links'],
    ['inferred.me-organizations.200', '/me/organizations', ''],
    ['thirdparty.mindcloud.org-me-fields', `/organizations/${lantern.id}/me`, ''],
  ])('%s', async (name, path, beyond) => {
    const { body } = await ask(sandbox, path)
    const more = keysOf(body).filter((key) => !key.startsWith('meta.pagination.links'))
    const asked = beyond === '' ? keysOf(body) : more
    expect(new Set(asked)).toEqual(new Set(keysOf(sample(name))))
  })

  test('guests.update.201', async () => {
    const body = sample('guests.update.request')
    const reply = await ask(sandbox, guests(eunji), { method: 'PUT', body })
    expect(reply.status).toBe(201)
    expect(keysOf(reply.body).toSorted()).toEqual(keysOf(sample('guests.update.201')).toSorted())
  })

  test.each(['guests.create.request-full', 'guests.create.request-minimal'])(
    'guests.create.201 of %s',
    async (name) => {
      const reply = await ask(sandbox, guests(), { method: 'POST', body: sample(name) })
      expect(reply.status).toBe(201)
      expect(keysOf(reply.body).toSorted()).toEqual(keysOf(sample('guests.create.201')).toSorted())
      expect(reply.body).toHaveProperty('data.created_at', '2026-03-16 09:00:00')
    },
  )

  test('legacy.guests.list.200, a guest with nothing but an address among them', async () => {
    const legacy = testSandbox({ shape: 'legacy' })
    const { body } = await ask(legacy, `${guests()}?with=stats`)
    expect(keysOf(body)).toEqual(keysOf(sample('legacy.guests.list.200')))
    expect(dataOf(body)).toContainEqual({
      id: expect.stringMatching(/^guest_code_/),
      email: 'no.name@quiet-harbour.com',
    })
  })

  test('legacy.guests.get.200, with what the older list knows and the associated members', async () => {
    const legacy = testSandbox({ shape: 'legacy' })
    const keys = keysOf((await ask(legacy, guests(eunji))).body)
    const documented = keysOf(sample('legacy.guests.get.200'))
    const listed = keysOf({ data: dataOf(sample('legacy.guests.list.200')) })
    expect(keys).toEqual(expect.arrayContaining(documented))
    expect(keys.filter((key) => !documented.includes(key) && !listed.includes(key))).toEqual([
      'data.details.associated_members',
    ])
  })

  test('legacy.users.list.200', async () => {
    const { body } = await ask(testSandbox({ shape: 'legacy' }), users)
    expect(keysOf(body)).toEqual(keysOf(sample('legacy.users.list.200')))
  })
})

describe('errors are the ones of the documents', () => {
  test.each([
    ['inferred.error.401.unauthenticated', 401, '/me', { token: 'wrong' }],
    ['error.404.endpoint-not-found', 404, '/nowhere', {}],
    ['error.404.resource-not-found', 404, guests('nobody@nowhere.com'), {}],
  ])('%s', async (name, status, path, call) => {
    const reply = await ask(sandbox, path, call)
    expect(reply.status).toBe(status)
    expect(reply.body).toEqual(sample(name))
  })

  test('error.422.validation and its variant with a message', async () => {
    const create = { method: 'POST', body: {} }
    const plain = await ask(sandbox, guests(), create)
    expect(plain.status).toBe(422)
    expect(plain.body).toEqual({ error: true, errors: { email: ['The email field is required.'] } })
    const wordy = await ask(testSandbox({ refusals: 'message and errors' }), guests(), create)
    expect(keysOf(wordy.body)).toEqual(['message', 'errors', 'errors.email'])
  })

  test('error.429.guest-invite-hourly after 30 invites in an hour, and not an hour later', async () => {
    let now = 1_800_000_000_000
    const patient = testSandbox({ clock: () => now })
    const invite = (number: number) =>
      ask(patient, guests(), { method: 'POST', body: { email: `guest${number}@many.com` } })
    for (let number = 0; number < 30; number += 1) expect((await invite(number)).status).toBe(201)
    const refused = await invite(30)
    expect(refused.status).toBe(429)
    expect(refused.body).toEqual(sample('error.429.guest-invite-hourly'))
    expect(refused.headers.get('retry-after')).toBe('3600')
    now += 3_600_001
    expect((await invite(30)).status).toBe(201)
  })
})
