import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { call, guests, testSandbox } from '#src/sandbox/client.fixture.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'

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

function documented(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../api/samples/${name}.json`, import.meta.url), 'utf8'))
}

const dataOf = (value: unknown) => Envelope.parse(value).data
const eunji = 'eunji.kim@hanok.kr'
const sandbox = testSandbox()
const users = `/organizations/${edgeCases.id}/users?with=groups`

describe('answers have the keys of the documents', () => {
  beforeAll(() => sandbox.control.reset())

  test.each([
    ['guests.list.200', `${guests()}?with=stats`, 'links'],
    ['guests.get.201-or-200', guests(eunji), ''],
    ['users.list.200', users, 'links'],
    ['inferred.me-organizations.200', '/me/organizations', ''],
    ['thirdparty.mindcloud.org-me-fields', `/organizations/${edgeCases.id}/me`, ''],
  ])('%s', async (name, path, except) => {
    const { body } = await call(sandbox, path)
    const more = keysOf(body).filter((key) => !key.startsWith('meta.pagination.links'))
    const compared = except === '' ? keysOf(body) : more
    expect(new Set(compared)).toEqual(new Set(keysOf(documented(name))))
  })

  test('guests.update.201', async () => {
    const body = documented('guests.update.request')
    const reply = await call(sandbox, guests(eunji), { method: 'PUT', body })
    expect(reply.status).toBe(201)
    expect(keysOf(reply.body).toSorted()).toEqual(keysOf(documented('guests.update.201')).toSorted())
  })

  test.each(['guests.create.request-full', 'guests.create.request-minimal'])(
    'guests.create.201 of %s',
    async (name) => {
      const reply = await call(sandbox, guests(), { method: 'POST', body: documented(name) })
      expect(reply.status).toBe(201)
      expect(keysOf(reply.body).toSorted()).toEqual(keysOf(documented('guests.create.201')).toSorted())
      expect(reply.body).toHaveProperty('data.created_at', '2026-03-16 09:00:00')
    },
  )

  test('legacy.guests.list.200, one guest with an email alone among them', async () => {
    const legacy = testSandbox({ shape: 'legacy' })
    const { body } = await call(legacy, `${guests()}?with=stats`)
    expect(keysOf(body)).toEqual(keysOf(documented('legacy.guests.list.200')))
    expect(dataOf(body)).toContainEqual({
      id: expect.stringMatching(/^guest_code_/),
      email: 'no.name@quiet-harbour.com',
    })
  })

  test('legacy.guests.get.200, with what the older list knows and the associated members', async () => {
    const legacy = testSandbox({ shape: 'legacy' })
    const keys = keysOf((await call(legacy, guests(eunji))).body)
    const documentedKeys = keysOf(documented('legacy.guests.get.200'))
    const listed = keysOf({ data: dataOf(documented('legacy.guests.list.200')) })
    expect(keys).toEqual(expect.arrayContaining(documentedKeys))
    expect(keys.filter((key) => !documentedKeys.includes(key) && !listed.includes(key))).toEqual([
      'data.details.associated_members',
    ])
  })

  test('legacy.users.list.200', async () => {
    const { body } = await call(testSandbox({ shape: 'legacy' }), users)
    expect(keysOf(body)).toEqual(keysOf(documented('legacy.users.list.200')))
  })
})

describe('errors are the ones of the documents', () => {
  test.each([
    ['inferred.error.401.unauthenticated', 401, '/me', { token: 'wrong' }],
    ['error.404.endpoint-not-found', 404, '/nowhere', {}],
    ['error.404.resource-not-found', 404, guests('nobody@nowhere.com'), {}],
  ])('%s', async (name, status, path, options) => {
    const reply = await call(sandbox, path, options)
    expect(reply.status).toBe(status)
    expect(reply.body).toEqual(documented(name))
  })

  test('error.422.validation and its variant with a message', async () => {
    const create = { method: 'POST', body: {} }
    const plain = await call(sandbox, guests(), create)
    expect(plain.status).toBe(422)
    expect(plain.body).toEqual({ error: true, errors: { email: ['The email field is required.'] } })
    const withMessage = await call(testSandbox({ refusals: 'message-and-errors' }), guests(), create)
    expect(keysOf(withMessage.body)).toEqual(['message', 'errors', 'errors.email'])
  })

  test('error.429.guest-invite-hourly after 30 invites in an hour, and not an hour later', async () => {
    let now = 1_800_000_000_000
    const hourly = testSandbox({ clock: () => now })
    const invite = (number: number) =>
      call(hourly, guests(), { method: 'POST', body: { email: `guest${number}@many.com` } })
    for (let number = 0; number < 30; number += 1) expect((await invite(number)).status).toBe(201)
    const refused = await invite(30)
    expect(refused.status).toBe(429)
    expect(refused.body).toEqual(documented('error.429.guest-invite-hourly'))
    expect(refused.headers.get('retry-after')).toBe('3600')
    now += 3_600_001
    expect((await invite(30)).status).toBe(201)
  })
})
