import { describe, expect, test } from 'vitest'
import { call, emailIn, guests, membersIn, testSandbox } from '#src/sandbox/client.fixture.ts'
import { edgeCaseGuests } from '#src/sandbox/data/edgeCaseGuests.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'

const eunji = 'eunji.kim@hanok.kr'
const put = (associated_members: unknown) => ({ method: 'PUT', body: { associated_members } })

describe('one guest', () => {
  test.each(edgeCaseGuests.map(({ email }) => email))(
    '%s is reached by its email, encoded once',
    async (email) => {
      const sandbox = testSandbox()
      expect(emailIn(await call(sandbox, guests(email)))).toBe(email)
      expect(emailIn(await call(sandbox, guests(email), put([1001])))).toBe(email)
      expect(sandbox.control.membersOf(edgeCases.id, email)).toEqual([1001])
      expect(sandbox.control.log.writes).toHaveLength(1)
    },
  )

  test('answers with either status, in lower case, with ids as texts, when the options say so', async () => {
    const sandbox = testSandbox({ getStatus: 201, lowerCaseEmails: true, memberIdsAs: 'strings' })
    const reply = await call(sandbox, guests('Upper.Case@Example.COM'))
    expect(reply.status).toBe(201)
    expect(emailIn(reply)).toBe('upper.case@example.com')
    expect(membersIn(reply)).toEqual(['1001', '1003'])
  })

  test('an unknown one may be called invalid', async () => {
    expect((await call(testSandbox({ unknownGuest: 422 }), guests('no@body.com'))).status).toBe(422)
  })
})

describe('an update', () => {
  test('replaces the whole list, drops other keys, and is seen by this sandbox only', async () => {
    const sandbox = testSandbox()
    const body = { associated_members: [1001, '1002', 5678], first_name: 'Mallory' }
    const reply = await call(sandbox, guests(eunji), { method: 'PUT', body })
    expect(membersIn(reply)).toEqual([1001, 1002, 5678])
    expect(reply.body).toMatchObject({ data: { first_name: 'Eun-ji' } })
    expect(membersIn(await call(sandbox, guests(eunji)))).toEqual([1001, 1002, 5678])
    expect(membersIn(await call(testSandbox(), guests(eunji)))).toEqual([1003, 1004, 1005, 1007, 5678])
  })

  test('without the field succeeds and changes nothing', async () => {
    const reply = await call(testSandbox(), guests(eunji), { method: 'PUT', body: { first_name: 'Mallory' } })
    expect(reply.status).toBe(201)
    expect(membersIn(reply)).toEqual([1003, 1004, 1005, 1007, 5678])
  })

  test.each([['1001'], [null], [[1.5]], [['x']], [[0]], [{ 0: 1001 }]])('refuses %j', async (list) => {
    const sandbox = testSandbox()
    const reply = await call(sandbox, guests(eunji), put(list))
    expect(reply.status).toBe(422)
    expect(sandbox.control.log.writes).toEqual([])
  })

  test('stores, drops or refuses unknown and repeated ids', async () => {
    const sandbox = testSandbox()
    const after = async () => membersIn(await call(sandbox, guests(eunji), put([1002, 7777, 1002])))
    expect(await after()).toEqual([1002, 7777, 1002])
    sandbox.control.setOptions({ unknownMembers: 'drop', duplicateMembers: 'drop' })
    expect(await after()).toEqual([1002])
    sandbox.control.setOptions({ unknownMembers: 'refuse' })
    expect((await call(sandbox, guests(eunji), put([7777]))).status).toBe(422)
    sandbox.control.setOptions({ unknownMembers: 'store', duplicateMembers: 'refuse' })
    expect((await call(sandbox, guests(eunji), put([1002, 1002]))).status).toBe(422)
  })

  test('empties the list, which comes back as a list or as null', async () => {
    const sandbox = testSandbox()
    expect(membersIn(await call(sandbox, guests(eunji), put([])))).toEqual([])
    sandbox.control.setOptions({ emptyListAs: 'null' })
    expect(membersIn(await call(sandbox, guests(eunji)))).toBeNull()
  })

  test('in the legacy shape is 200 and carries the list, a silent server leaves it out', async () => {
    const sandbox = testSandbox({ shape: 'legacy' })
    const reply = await call(sandbox, guests(eunji), put([1002]))
    expect(reply.status).toBe(200)
    expect(membersIn(reply)).toEqual([1002])
    sandbox.control.setOptions({ shape: 'legacy-silent' })
    expect(membersIn(await call(sandbox, guests(eunji)))).toBeUndefined()
    expect((await call(sandbox, guests(eunji), { method: 'DELETE' })).status).toBe(204)
  })
})

const create = (body: unknown) => call(testSandbox(), guests(), { method: 'POST', body })

describe('a new guest', () => {
  test.each([
    ['no email', {}, 'email'],
    ['an empty one', { email: ' ' }, 'email'],
    ['none at all', { email: 'nobody' }, 'email'],
    ["a guest's", { email: eunji.toUpperCase() }, 'email'],
    ["a member's", { email: 'bob.stone@edgecases.example' }, 'email'],
    ['a name that is no text', { email: 'a@b.co', first_name: 7 }, 'first_name'],
    ['a company too long', { email: 'a@b.co', company_name: 'x'.repeat(256) }, 'company_name'],
    ['an address that is none', { email: 'a@b.co', company_url: 'javascript:alert(1)' }, 'company_url'],
    ['a zone that is none', { email: 'a@b.co', timezone: 'Mars/Olympus' }, 'timezone'],
  ])('%s is refused', async (_, body, field) => {
    const reply = await create(body)
    expect(reply.status).toBe(422)
    expect(reply.body).toHaveProperty(['errors', field, 0], expect.any(String))
  })

  test('has no members, also when the request has some; a body that is not JSON is refused', async () => {
    expect(membersIn(await create({ email: 'a@b.co', associated_members: [1001] }))).toBeNull()
    expect((await create('{"email"')).status).toBe(400)
  })
})
