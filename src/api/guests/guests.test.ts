import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lantern } from '#src/sandbox/data/organizations.ts'
import { createSandbox, type Sandbox } from '#src/sandbox/sandbox.ts'
import { fakeNetwork, jsonAnswer } from '#src/api/http/network.fixture.ts'
import { listGuests } from './guestPages.ts'
import { createGuest, deleteGuest, getGuest } from './guests.ts'
import full from '#src/api/samples/guests.create.request-full.json' with { type: 'json' }
import minimal from '#src/api/samples/guests.create.request-minimal.json' with { type: 'json' }

let sandbox: Sandbox
let network: ReturnType<typeof fakeNetwork>

// The first sandbox makes its people; a busy machine takes its time over it.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  sandbox = createSandbox()
  network = fakeNetwork(sandbox.fetch)
  vi.stubGlobal('fetch', network.fetch)
})
afterEach(() => vi.unstubAllGlobals())

const one = { path: `/organizations/${lantern.id}/guests/*` }
const eunji = 'eunji.kim@hanok.kr'

async function emailsOf(org: string): Promise<string[]> {
  const emails: string[] = []
  for await (const page of listGuests(org)) {
    for (const row of page.kind === 'page' ? page.rows : [])
      if (row.kind === 'guest') emails.push(row.guest.email)
  }
  return emails
}

describe('reading one guest', () => {
  test('every email of the list, however odd, reaches exactly its guest', async () => {
    const emails = await emailsOf(lantern.id)
    for (const sign of ['+', '%', '/', '#', '?', '&', "'"])
      expect(emails.some((email) => email.includes(sign))).toBe(true)
    for (const email of emails) {
      const guest = await getGuest(lantern.id, email)
      expect(guest.email).toBe(email)
      const ids = sandbox.control.membersOf(lantern.id, email) ?? []
      expect(guest.associatedMembers).toMatchObject({ known: true, ids: ids.toSorted((a, b) => a - b) })
    }
  })

  test('a server that lowers emails answers for the same guest, spelled as it was asked for', async () => {
    sandbox.control.setOptions({ lowerCaseEmails: true, getStatus: 201 })
    expect((await getGuest(lantern.id, eunji.toUpperCase())).email).toBe(eunji.toUpperCase())
  })

  test('the answer about another guest is refused', async () => {
    sandbox.control.script({ on: one, act: [{ do: 'wrong-guest' }] })
    await expect(getGuest(lantern.id, eunji)).rejects.toMatchObject({
      code: 'WRONG_GUEST',
      source: 'browser',
    })
  })

  test('one that is not there: gone, or of another organization', async () => {
    await expect(getGuest(lantern.id, 'nobody@x.com')).rejects.toMatchObject({
      status: 404,
      message: 'Guest not found: gone, or of another organization',
    })
  })

  test('an address that Tallyfy does not know is not a guest that is gone', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        jsonAnswer(404, { error: true, message: 'API endpoint not found', code: 'ENDPOINT_NOT_FOUND' }),
      ),
    )
    await expect(getGuest(lantern.id, eunji)).rejects.toMatchObject({ message: 'API endpoint not found' })
  })

  test.each<[unknown, unknown]>([
    [undefined, { known: false, reason: 'absent' }],
    [null, { known: true, ids: [], from: 'null' }],
    [['12', 7, 12], { known: true, ids: [7, 12] }],
    ['7', { known: false, reason: 'unreadable' }],
  ])('associated members sent as %j', async (as, members) => {
    sandbox.control.script({ on: one, act: [{ do: 'members', as }] })
    expect((await getGuest(lantern.id, eunji)).associatedMembers).toEqual(members)
  })
})

describe('creating', () => {
  const creation = { method: 'POST' }

  test('sends only what is filled in, in the words of the contract', async () => {
    await createGuest(lantern.id, { email: minimal.email, firstName: '' })
    await createGuest(lantern.id, {
      email: full.email,
      firstName: full.first_name,
      lastName: full.last_name,
      company: full.company_name,
      phone1: full.phone_1,
    })
    expect(network.sent.map(({ body }) => body)).toEqual([minimal, full])
    expect(await getGuest(lantern.id, full.email)).toMatchObject({
      firstName: 'Client',
      company: 'ACME Corp',
    })
  })

  test('a refusal stands beside its field', async () => {
    const refusal = await createGuest(lantern.id, { email: 'not an email' }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 422, fieldErrors: { email: expect.any(String) } })
    expect(network.sent).toHaveLength(1)
  })

  test.each([
    ['was carried out', true],
    ['was lost', false],
  ])('no answer, and the call %s: reading decides', async (_name, applied) => {
    sandbox.control.script({ on: creation, act: [{ do: 'drop', applied }] })
    const outcome = createGuest(lantern.id, { email: 'new@x.com' })
    if (applied) expect(await outcome).toMatchObject({ email: 'new@x.com' })
    else await expect(outcome).rejects.toMatchObject({ code: 'UNANSWERED' })
    expect(network.sent.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  test('no answer to either is told as not known', async () => {
    sandbox.control.script({
      on: {},
      times: 'always',
      act: [{ do: 'answer', status: 500, body: { message: 'SQL' } }],
    })
    await expect(createGuest(lantern.id, { email: 'new@x.com' })).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      message: expect.stringContaining('Look at the list'),
    })
  })

  test('the hourly limit of invites holds up nothing else', async () => {
    const act = [
      {
        do: 'answer' as const,
        status: 429,
        headers: { 'Retry-After': '3600' },
        body: { message: 'Hourly limit' },
      },
    ]
    sandbox.control.script({ on: creation, act })
    await expect(createGuest(lantern.id, { email: 'new@x.com' })).rejects.toMatchObject({
      status: 429,
      message: 'Hourly limit',
    })
    expect((await getGuest(lantern.id, eunji)).email).toBe(eunji)
  })
})

describe('deleting', () => {
  const deletion = { method: 'DELETE' }

  test('the guest is gone', async () => {
    await deleteGuest(lantern.id, eunji)
    await expect(getGuest(lantern.id, eunji)).rejects.toMatchObject({ status: 404 })
  })

  test('an empty answer will do', async () => {
    sandbox.control.script({ on: deletion, act: [{ do: 'answer', status: 204, applied: true }] })
    await deleteGuest(lantern.id, eunji)
    expect(network.sent).toHaveLength(1)
  })

  test.each([
    ['was carried out', true],
    ['was lost', false],
  ])('no answer, and the call %s: reading decides', async (_name, applied) => {
    sandbox.control.script({ on: deletion, act: [{ do: 'drop', applied }] })
    const outcome = deleteGuest(lantern.id, eunji)
    if (applied) await outcome
    else await expect(outcome).rejects.toMatchObject({ code: 'UNANSWERED' })
  })

  test('a business rule is told in its own words', async () => {
    const body = { message: 'Cannot disable guest with incomplete tasks' }
    sandbox.control.script({ on: deletion, act: [{ do: 'answer', status: 403, body }] })
    await expect(deleteGuest(lantern.id, eunji)).rejects.toMatchObject({ status: 403, ...body })
  })
})
