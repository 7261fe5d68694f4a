import { describe, expect, test } from 'vitest'
import { call, emailsIn, guests, testNow, testSandbox } from '#src/sandbox/client.fixture.ts'
import { createBase } from '#src/sandbox/data/base.ts'
import { edgeCases, organizationPlans } from '#src/sandbox/data/organizations.ts'

const eunji = 'eunji.kim@hanok.kr'
const put = (associated_members: unknown) => ({ method: 'PUT', body: { associated_members } })

describe('access', () => {
  test('each token has a user, the same in all organizations', async () => {
    const sandbox = testSandbox()
    for (const [token, name] of [
      ['sandbox', 'Ana'],
      ['sandbox-2', 'Ken'],
      ['sandbox-light', 'Tomás'],
    ] as const) {
      const me = await call(sandbox, '/me', { token })
      expect(me.body).toMatchObject({ data: { first_name: name } })
      for (const { id } of organizationPlans) {
        expect((await call(sandbox, `/organizations/${id}/me`, { token })).status).toBe(200)
      }
    }
  })

  test('a missing or empty client header is answered like a bad token; any other value passes', async () => {
    const sandbox = testSandbox()
    expect((await call(sandbox, '/me', { client: null })).status).toBe(401)
    expect((await call(sandbox, '/me', { client: '' })).status).toBe(401)
    expect((await call(sandbox, '/me', { client: 'Anything' })).status).toBe(200)
  })

  test('paths work with and without the prefix', async () => {
    const sandbox = testSandbox()
    const headers = { authorization: 'Bearer sandbox', 'x-tallyfy-client': 'x' }
    expect((await sandbox.fetch(new Request('https://api.example/me', { headers }))).status).toBe(200)
    expect((await sandbox.fetch(new Request('https://api.example/api/api/me', { headers }))).status).toBe(404)
  })

  test('a light user reads and does not write', async () => {
    const sandbox = testSandbox()
    const token = 'sandbox-light'
    expect((await call(sandbox, guests(eunji), { token })).status).toBe(200)
    expect((await call(sandbox, guests(eunji), { ...put([]), token })).status).toBe(403)
    expect((await call(sandbox, guests(eunji), { method: 'DELETE', token })).status).toBe(403)
    expect((await call(sandbox, guests(), { method: 'POST', body: { email: 'a@b.co' }, token })).status).toBe(
      403,
    )
    expect(sandbox.control.log.writes).toEqual([])
  })

  test('organizations come ten at a time', async () => {
    const organizations = Array.from({ length: 23 }, (_, number) => ({ ...edgeCases, id: `org${number}` }))
    const sandbox = testSandbox({ base: createBase({ nowMs: testNow, organizations }) })
    const page = await call(sandbox, '/me/organizations?page=3&per_page=100')
    expect(page.body).toMatchObject({ data: [{ id: 'org20' }, { id: 'org21' }, { id: 'org22' }] })
  })
})

describe('members', () => {
  test('are listed with disabled and invited ones, unless a server hides them', async () => {
    const sandbox = testSandbox()
    const users = `/organizations/${edgeCases.id}/users`
    const all = emailsIn(await call(sandbox, users))
    expect(all).toHaveLength(24)
    expect(all).toContain('bo.lindqvist@edgecases.example')
    sandbox.control.setOptions({ hideDisabledMembers: true })
    expect(emailsIn(await call(sandbox, users))).not.toContain('bo.lindqvist@edgecases.example')
    expect(emailsIn(await call(sandbox, `${users}?q=priya`))).toEqual(['priya.shah@edgecases.example'])
  })
})
