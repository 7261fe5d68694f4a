import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Api } from '#src/api/createApi.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { createSandbox, type Sandbox } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, jsonAnswer, testApi } from '#src/api/http/network.fixture.ts'
import full from '#src/api/samples/guests.create.request-full.json' with { type: 'json' }
import minimal from '#src/api/samples/guests.create.request-minimal.json' with { type: 'json' }

let sandbox: Sandbox
let network: ReturnType<typeof fakeNetwork>
let guests: Api['guests']

// The first sandbox makes its sample data, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  sandbox = createSandbox()
  network = fakeNetwork(sandbox.fetch)
  guests = testApi(network.fetch).guests
})

const one = { path: `/organizations/${edgeCases.id}/guests/*` }
const eunji = 'eunji.kim@hanok.kr'
const guest = { org: edgeCases.id, email: eunji }

async function emailsOf(org: string): Promise<string[]> {
  const emails: string[] = []
  for await (const page of guests.listPages(org)) {
    for (const row of page.kind === 'page' ? page.rows : [])
      if (row.kind === 'guest') emails.push(row.guest.email)
  }
  return emails
}

describe('reading one guest', () => {
  test('every email of the list, however odd, reaches exactly its guest', async () => {
    const emails = await emailsOf(edgeCases.id)
    for (const sign of ['+', '%', '/', '#', '?', '&', "'"])
      expect(emails.some((email) => email.includes(sign))).toBe(true)
    for (const email of emails) {
      const read = await guests.get({ org: edgeCases.id, email })
      expect(read.email).toBe(email)
      const ids = sandbox.control.membersOf(edgeCases.id, email) ?? []
      expect(read.associatedMembers).toMatchObject({ known: true, ids: ids.toSorted((a, b) => a - b) })
    }
  })

  test('the answer of a server that lowers emails is the same guest, written as it was requested', async () => {
    sandbox.control.setOptions({ lowerCaseEmails: true, getStatus: 201 })
    expect((await guests.get({ org: edgeCases.id, email: eunji.toUpperCase() })).email).toBe(
      eunji.toUpperCase(),
    )
  })

  test('the answer about another guest is refused', async () => {
    sandbox.control.script({ on: one, act: [{ do: 'wrong-guest' }] })
    await expect(guests.get(guest)).rejects.toMatchObject({
      code: 'wrong-guest',
      source: 'browser',
    })
  })

  test('a guest that is not there is not found: gone, or of another organization', async () => {
    await expect(guests.get({ org: edgeCases.id, email: 'unknown@x.com' })).rejects.toMatchObject({
      status: 404,
      code: 'guest-not-found',
      params: {},
    })
  })

  test('an endpoint that Tallyfy does not know is not a guest that is gone', async () => {
    const body = { error: true, message: 'API endpoint not found', code: 'ENDPOINT_NOT_FOUND' }
    const api = testApi(() => Promise.resolve(jsonAnswer(404, body)))
    await expect(api.guests.get(guest)).rejects.toMatchObject({
      code: 'ENDPOINT_NOT_FOUND',
      params: { text: 'API endpoint not found' },
    })
  })

  test.each<[unknown, unknown]>([
    [undefined, { known: false, reason: 'absent' }],
    [null, { known: true, ids: [] }],
    [['12', 7, 12], { known: true, ids: [7, 12] }],
    ['7', { known: false, reason: 'unreadable' }],
  ])('associated members sent as %j', async (as, members) => {
    sandbox.control.script({ on: one, act: [{ do: 'members', as }] })
    expect((await guests.get(guest)).associatedMembers).toEqual(members)
  })
})

describe('creating', () => {
  const creation = { method: 'POST' }

  test('sends only the fields that are filled in, by the names of the contract', async () => {
    await guests.create(edgeCases.id, { email: minimal.email, firstName: '' })
    await guests.create(edgeCases.id, {
      email: full.email,
      firstName: full.first_name,
      lastName: full.last_name,
      company: full.company_name,
      phone1: full.phone_1,
    })
    expect(network.sent.map(({ body }) => body)).toEqual([minimal, full])
    expect(await guests.get({ org: edgeCases.id, email: full.email })).toMatchObject({
      firstName: 'Client',
      company: 'ACME Corp',
    })
  })

  test('a refusal names its field', async () => {
    const refusal = await guests
      .create(edgeCases.id, { email: 'not an email' })
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 422, fieldErrors: { email: expect.any(String) } })
    expect(network.sent).toHaveLength(1)
  })

  test.each([
    ['was carried out', true],
    ['was lost', false],
  ])('no answer, and the call %s: reading decides', async (_name, applied) => {
    sandbox.control.script({ on: creation, act: [{ do: 'drop', applied }] })
    const outcome = guests.create(edgeCases.id, { email: 'new@x.com' })
    if (applied) expect(await outcome).toMatchObject({ email: 'new@x.com' })
    else await expect(outcome).rejects.toMatchObject({ code: 'no-answer' })
    expect(network.sent.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  test('no answer to the call nor to the read means that the outcome is unknown', async () => {
    sandbox.control.script({
      on: {},
      times: 'always',
      act: [{ do: 'answer', status: 500, body: { message: 'SQL' } }],
    })
    await expect(guests.create(edgeCases.id, { email: 'new@x.com' })).rejects.toMatchObject({
      code: 'outcome-unknown',
      params: {},
    })
  })

  test('an exception of our own code while the guest is read passes through', async () => {
    const fault = new RangeError('a bug')
    const broken = fakeNetwork((request) => {
      if (request.method === 'GET') throw fault
      return jsonAnswer(500, {})
    })
    await expect(testApi(broken.fetch).guests.create(edgeCases.id, { email: 'new@x.com' })).rejects.toBe(
      fault,
    )
  })

  test('the hourly limit of invites pauses no other call', async () => {
    const act = [
      {
        do: 'answer' as const,
        status: 429,
        headers: { 'Retry-After': '3600' },
        body: { message: 'Hourly limit' },
      },
    ]
    sandbox.control.script({ on: creation, act })
    await expect(guests.create(edgeCases.id, { email: 'new@x.com' })).rejects.toMatchObject({
      status: 429,
      params: { text: 'Hourly limit' },
    })
    expect((await guests.get(guest)).email).toBe(eunji)
  })
})

describe('deleting', () => {
  const deletion = { method: 'DELETE' }

  test('the guest is gone', async () => {
    await guests.remove(guest)
    await expect(guests.get(guest)).rejects.toMatchObject({ status: 404 })
  })

  test('an empty answer counts as done', async () => {
    sandbox.control.script({ on: deletion, act: [{ do: 'answer', status: 204, applied: true }] })
    await guests.remove(guest)
    expect(network.sent).toHaveLength(1)
  })

  test.each([
    ['was carried out', true],
    ['was lost', false],
  ])('no answer, and the call %s: reading decides', async (_name, applied) => {
    sandbox.control.script({ on: deletion, act: [{ do: 'drop', applied }] })
    const outcome = guests.remove(guest)
    if (applied) await outcome
    else await expect(outcome).rejects.toMatchObject({ code: 'no-answer' })
  })

  test('the text of a business rule is kept', async () => {
    const body = { message: 'Cannot disable guest with incomplete tasks' }
    sandbox.control.script({ on: deletion, act: [{ do: 'answer', status: 403, body }] })
    await expect(guests.remove(guest)).rejects.toMatchObject({ status: 403, params: { text: body.message } })
  })
})
