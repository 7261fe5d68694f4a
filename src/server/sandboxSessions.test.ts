import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf, Envelope, userBody, startGateway, startTallyfy } from './gateway.fixture.ts'

let tallyfy: Awaited<ReturnType<typeof startTallyfy>>
let gateway: Awaited<ReturnType<typeof startGateway>>

beforeEach(async () => {
  tallyfy = await startTallyfy()
  gateway = await startGateway({ env: { tallyfyApiUrl: tallyfy.url }, sandbox: rememberingSandbox })
})
afterEach(async () => {
  await gateway.close()
  await tallyfy.close()
})

/** A sandbox that answers with the last body it received. */
const rememberingSandbox = () => {
  let lastBody = ''
  return {
    fetch: async (request: Request) => {
      if (request.method === 'PUT') lastBody = await request.text()
      const user = { ...userBody.data, first_name: request.headers.get('Authorization') }
      return Response.json(request.url.endsWith('/me') ? { data: user } : { lastBody })
    },
  }
}

describe('the sandbox', () => {
  const put = { method: 'PUT', body: '{"associated_members":[1]}' }

  test('each session has its own; a new sign-in starts a new one', async () => {
    const [one, two] = [await gateway.signIn({ sandbox: true }), await gateway.signIn({ sandbox: true })]
    expect(one.id).not.toBe(two.id)
    await gateway.fetchAs(one, '/api/organizations/o1/guests/a', put)
    const read = async (session: typeof one) =>
      (await gateway.fetchAs(session, '/api/organizations/o1/guests/a')).json()
    expect(await read(one)).toEqual({ lastBody: put.body })
    expect(await read(two)).toEqual({ lastBody: '' })
    const again = await gateway.fetchAs(one, '/session', { method: 'POST', body: '{"sandbox":true}' })
    const envelope = Envelope.parse(await again.json())
    expect(envelope.session).toMatchObject({
      server: { kind: 'sandbox' },
      user: { firstName: 'Bearer sandbox' },
    })
    expect(await read({ cookie: cookieOf(again), id: envelope.session?.id ?? '' })).toEqual({ lastBody: '' })
    expect(tallyfy.received).toEqual([])
  })

  test('of more than 200 sessions the least recently used loses its changes', async () => {
    const first = await gateway.signIn({ sandbox: true })
    await gateway.fetchAs(first, '/api/organizations/o1/guests/a', put)
    for (let more = 0; more < 200; more += 1) await gateway.signIn({ sandbox: true })
    const read = await gateway.fetchAs(first, '/api/organizations/o1/guests/a')
    expect(await read.json()).toEqual({ lastBody: '' })
  })

  test('is refused when it is switched off', async () => {
    const same = { port: gateway.port, sessionSecret: 's'.repeat(32) }
    await gateway.close()
    gateway = await startGateway({ env: same, sandbox: rememberingSandbox })
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
