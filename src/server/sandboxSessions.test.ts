import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf, Envelope, someone, startGateway, startTallyfy } from './testGateway.ts'

let tallyfy: Awaited<ReturnType<typeof startTallyfy>>
let gateway: Awaited<ReturnType<typeof startGateway>>

beforeEach(async () => {
  tallyfy = await startTallyfy()
  gateway = await startGateway({ env: { tallyfyApiUrl: tallyfy.url }, sandbox: remembering })
})
afterEach(async () => {
  await gateway.close()
  await tallyfy.close()
})

/** A sandbox that remembers what it was told. */
const remembering = () => {
  let told = ''
  return {
    fetch: async (request: Request) => {
      if (request.method === 'PUT') told = await request.text()
      const user = { ...someone.data, first_name: request.headers.get('Authorization') }
      return Response.json(request.url.endsWith('/me') ? { data: user } : { told })
    },
  }
}

describe('the sandbox', () => {
  const put = { method: 'PUT', body: '{"associated_members":[1]}' }

  test('each session has its own; starting again is a fresh one', async () => {
    const [one, two] = [await gateway.signIn({ sandbox: true }), await gateway.signIn({ sandbox: true })]
    expect(one.id).not.toBe(two.id)
    await gateway.fetchAs(one, '/api/organizations/o1/guests/a', put)
    const seen = async (session: typeof one) =>
      (await gateway.fetchAs(session, '/api/organizations/o1/guests/a')).json()
    expect(await seen(one)).toEqual({ told: put.body })
    expect(await seen(two)).toEqual({ told: '' })
    const again = await gateway.fetchAs(one, '/session', { method: 'POST', body: '{"sandbox":true}' })
    const envelope = Envelope.parse(await again.json())
    expect(envelope.session).toMatchObject({
      server: { kind: 'sandbox' },
      user: { firstName: 'Bearer sandbox' },
    })
    expect(await seen({ cookie: cookieOf(again), id: envelope.session?.id ?? '' })).toEqual({ told: '' })
    expect(tallyfy.arrived).toEqual([])
  })

  test('of many sessions the least used lose their changes', async () => {
    const first = await gateway.signIn({ sandbox: true })
    await gateway.fetchAs(first, '/api/organizations/o1/guests/a', put)
    for (let more = 0; more < 200; more += 1) await gateway.signIn({ sandbox: true })
    const seen = await gateway.fetchAs(first, '/api/organizations/o1/guests/a')
    expect(await seen.json()).toEqual({ told: '' })
  })

  test('is not there when switched off', async () => {
    const same = { port: gateway.port, sessionSecret: 's'.repeat(32) }
    await gateway.close()
    gateway = await startGateway({ env: same, sandbox: remembering })
    const session = await gateway.signIn({ sandbox: true })
    expect((await gateway.fetchAs(session, '/api/me')).status).toBe(200)
    await gateway.close()
    gateway = await startGateway({ env: { ...same, sandbox: false } })
    const response = await gateway.fetchAs(null, '/session', { method: 'POST', body: '{"sandbox":true}' })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'SANDBOX_OFF' })
    const known = await gateway.fetchAs(session, '/session')
    expect(await known.json()).toMatchObject({ session: null, sandbox: false })
    expect((await gateway.fetchAs(session, '/api/me')).status).toBe(401)
  })
})
