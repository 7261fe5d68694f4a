import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf, Envelope, sendJson, someone, startGateway, startTallyfy } from './testGateway.ts'

const minutes = 60_000
let tallyfy: Awaited<ReturnType<typeof startTallyfy>>
let gateway: Awaited<ReturnType<typeof startGateway>>
let now = 1_800_000_000_000
const clock = () => now

beforeEach(async () => {
  tallyfy = await startTallyfy()
  gateway = await startGateway({ env: { tallyfyApiUrl: tallyfy.url }, clock, timeoutMs: 300 })
})
afterEach(async () => {
  await gateway.close()
  await tallyfy.close()
})

const post = (body: object | string, headers: Record<string, string> = {}) =>
  gateway.fetchAs(null, '/session', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  })

describe('signing in', () => {
  test('checks the token with Tallyfy and says who, where and until when', async () => {
    const response = await post({ token: 'secret-token' })
    expect(response.status).toBe(201)
    expect(response.headers.get('x-guestlist-origin')).toBe('gateway')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(Envelope.parse(await response.json())).toEqual({
      session: {
        id: expect.stringMatching(/^[\w-]{22}$/),
        user: { id: 7, email: 'ana@example.com', firstName: 'Ana', lastName: 'Ferreira' },
        server: { kind: 'tallyfy', host: new URL(tallyfy.url).host },
        idleUntil: now + 30 * minutes,
        endsAt: now + 12 * 60 * minutes,
      },
      sandbox: true,
      tallyfy: new URL(tallyfy.url).host,
    })
    expect(tallyfy.arrived).toHaveLength(1)
    expect(tallyfy.arrived[0]).toMatchObject({ method: 'GET', target: '/api/me' })
    expect(tallyfy.arrived[0]?.headers['authorization']).toBe('Bearer secret-token')
  })

  test('the cookie is out of reach of scripts and other sites, and named by the port', async () => {
    const [cookie = ''] = (await post({ token: 'secret-token' })).headers.getSetCookie()
    expect(cookie).toMatch(new RegExp(`^guestlist-${gateway.port}=[\\w.-]+; `))
    const attributes = cookie.split('; ').slice(1).toSorted()
    expect(attributes).toEqual(['HttpOnly', 'Max-Age=1800', 'Path=/', 'SameSite=Strict'])
  })

  test('behind https it is Secure and bound to the host', async () => {
    await gateway.close()
    gateway = await startGateway({
      env: { tallyfyApiUrl: tallyfy.url, origin: 'https://guests.example' },
      clock,
    })
    const response = await post({ token: 't' }, { Origin: 'https://guests.example' })
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-guestlist=/)
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=1800',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ])
  })

  test('the token is in no answer, header or log', async () => {
    const session = await gateway.signIn()
    const answers = await Promise.all([
      gateway.fetchAs(session, '/session'),
      gateway.fetchAs(session, '/api/me'),
      gateway.fetchAs(session, '/api/nothing'),
      gateway.fetchAs(session, '/'),
    ])
    for (const answer of answers) {
      expect((await answer.text()) + JSON.stringify([...answer.headers])).not.toContain('secret-token')
    }
    expect(JSON.stringify(gateway.logged) + session.cookie).not.toContain('secret-token')
  })

  test.each([
    [401, { error: true, message: 'unauthenticated' }],
    [403, { message: 'forbidden' }],
    [404, { error: true, message: 'API endpoint not found', code: 'ENDPOINT_NOT_FOUND' }],
  ])('a token that Tallyfy answers with %d is refused in a sentence', async (status, body) => {
    tallyfy.respond((_request, response) => sendJson(response, status, body))
    const response = await post({ token: 'secret-token' })
    expect(response.status).toBe(401)
    expect(response.headers.get('x-guestlist-origin')).toBe('gateway')
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.json()).toEqual({
      error: true,
      code: 'TOKEN_REFUSED',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ does not accept this token\./),
    })
  })

  test('what else can go wrong at Tallyfy is told apart', async () => {
    tallyfy.respond((_request, response) => sendJson(response, 404, {}))
    expect(await (await post({ token: 't' })).json()).toMatchObject({
      code: 'TALLYFY_UNREACHABLE',
      message: /check TALLYFY_API_URL/,
    })
    tallyfy.respond((_request, response) => response.end('<!doctype html>'))
    expect(await (await post({ token: 't' })).json()).toMatchObject({
      code: 'TALLYFY_UNREACHABLE',
      message: /not as Tallyfy's API does/,
    })
    tallyfy.respond((_request, response) => sendJson(response, 500, { message: 'SQLSTATE' }))
    expect(await (await post({ token: 't' })).text()).not.toContain('SQLSTATE')
    tallyfy.respond((_request, response) => sendJson(response, 302, {}, { Location: 'https://evil.example' }))
    expect((await post({ token: 't' })).status).toBe(502)
    tallyfy.respond((_request, response) => sendJson(response, 429, {}, { 'Retry-After': '7' }))
    const busy = await post({ token: 't' })
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7'])
    tallyfy.respond(() => undefined)
    expect(await (await post({ token: 't' })).json()).toMatchObject({ code: 'TALLYFY_TIMEOUT' })
    await tallyfy.close()
    const gone = await post({ token: 't' })
    expect(gone.status).toBe(502)
    expect(await gone.json()).toMatchObject({ code: 'TALLYFY_UNREACHABLE', message: /could not be reached/ })
  })

  test.each([
    [{ token: 'T'.repeat(2701) }, 422, 'TOKEN_TOO_LONG'],
    [{ token: '  ' }, 400, 'BAD_REQUEST'],
    [{ token: 'two words' }, 401, 'TOKEN_REFUSED'],
    [{ token: 'a\r\nX-Evil: 1' }, 401, 'TOKEN_REFUSED'],
    [{ token: 7 }, 400, 'BAD_REQUEST'],
    [{ sandbox: false }, 400, 'BAD_REQUEST'],
    [{}, 400, 'BAD_REQUEST'],
    ['[', 400, 'BAD_REQUEST'],
    ['"x"', 400, 'BAD_REQUEST'],
  ])('%j never reaches Tallyfy', async (body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: true, code })
    expect(tallyfy.arrived).toEqual([])
  })

  test('a token of exactly 2 700 characters signs in, pasted with spaces or "Bearer" around it', async () => {
    const token = 'T'.repeat(2700)
    const session = await gateway.signIn({ token: ` Bearer ${token}\n` })
    expect(session.cookie.length).toBeLessThanOrEqual(4096)
    await gateway.fetchAs(session, '/api/me')
    expect(tallyfy.arrived.at(-1)?.headers['authorization']).toBe(`Bearer ${token}`)
  })

  test('only a page of ours can, and only as JSON', async () => {
    const asked = JSON.stringify({ token: 't' })
    expect((await post(asked, { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(asked, { Origin: `http://localhost:${gateway.port}` })).status).toBe(403)
    expect((await post(asked, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
    expect((await post(asked, { 'Content-Type': 'text/plain' })).status).toBe(415)
    const length = `Content-Type: application/json\r\nContent-Length: ${asked.length}`
    const withoutOrigin = await gateway.raw(
      `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n${length}\r\nConnection: close\r\n\r\n${asked}`,
    )
    expect(withoutOrigin).toMatch(/^HTTP\/1.1 403 /)
    expect(tallyfy.arrived).toEqual([])
  })
})

const current = async (session: { cookie: string; id: string } | null) => {
  const response = await gateway.fetchAs(session, '/session')
  expect(response.status).toBe(200)
  return { ...Envelope.parse(await response.json()), cookies: response.headers.getSetCookie() }
}

describe('the session', () => {
  test('nobody is signed in at first, and no cookie is made', async () => {
    expect(await current(null)).toMatchObject({ session: null, sandbox: true, cookies: [] })
  })

  test('asking renews the idle time; no other call does', async () => {
    const session = await gateway.signIn()
    now += 20 * minutes
    expect((await gateway.fetchAs(session, '/api/me')).headers.getSetCookie()).toEqual([])
    const renewed = await current(session)
    expect(renewed.session).toMatchObject({ id: session.id, idleUntil: now + 30 * minutes })
    const cookie = renewed.cookies[0]?.split(';', 1)[0] ?? ''
    now += 20 * minutes
    expect((await current(session)).session).toBeNull()
    expect((await current({ ...session, cookie })).session?.id).toBe(session.id)
  })

  test('twelve hours end it, however active', async () => {
    const session = await gateway.signIn()
    const begun = now
    let { cookie } = session
    for (let asked = 0; asked < 28; asked += 1) {
      now += 25 * minutes
      const response = await gateway.fetchAs({ ...session, cookie }, '/session')
      expect(Envelope.parse(await response.json()).session?.endsAt).toBe(begun + 12 * 60 * minutes)
      cookie = cookieOf(response)
    }
    now = begun + 12 * 60 * minutes
    expect((await current({ ...session, cookie })).session).toBeNull()
    expect((await gateway.fetchAs({ ...session, cookie }, '/api/me')).status).toBe(401)
  })

  test('a cookie that is no session any more is deleted', async () => {
    const { cookies } = await current({ cookie: `guestlist-${gateway.port}=nonsense`, id: 'x' })
    expect(cookies[0]).toMatch(/^guestlist-\d+=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('a page elsewhere on this machine cannot read or renew it', async () => {
    const session = await gateway.signIn()
    const response = await gateway.fetchAs(session, '/session', {
      headers: { 'Sec-Fetch-Site': 'same-site' },
    })
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('signing out expires the cookie, and no copy of it works again', async () => {
    const session = await gateway.signIn()
    const response = await gateway.fetchAs(session, '/session', { method: 'DELETE' })
    expect(response.status).toBe(204)
    expect(response.headers.getSetCookie()[0]).toMatch(/=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await current(session)).session).toBeNull()
    expect((await gateway.fetchAs(session, '/api/me')).status).toBe(401)
  })

  test('signing out works without a session too, but not from elsewhere', async () => {
    const stale = { cookie: 'other=1', id: 'gone' }
    expect((await gateway.fetchAs(stale, '/session', { method: 'DELETE' })).status).toBe(204)
    expect((await gateway.fetchAs(null, '/session', { method: 'DELETE' })).status).toBe(400)
    const foreign = { method: 'DELETE', headers: { Origin: 'https://evil.example' } }
    expect((await gateway.fetchAs(stale, '/session', foreign)).status).toBe(403)
  })
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
    await gateway.close()
    gateway = await startGateway({ env: { tallyfyApiUrl: tallyfy.url }, clock, sandbox: remembering })
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
    await gateway.close()
    gateway = await startGateway({ clock, sandbox: remembering })
    const first = await gateway.signIn({ sandbox: true })
    await gateway.fetchAs(first, '/api/organizations/o1/guests/a', put)
    for (let more = 0; more < 200; more += 1) await gateway.signIn({ sandbox: true })
    const seen = await gateway.fetchAs(first, '/api/organizations/o1/guests/a')
    expect(await seen.json()).toEqual({ told: '' })
  })

  test('is not there when switched off', async () => {
    const session = await gateway.signIn({ sandbox: true })
    await gateway.close()
    gateway = await startGateway({ env: { sandbox: false }, clock })
    const response = await post({ sandbox: true })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'SANDBOX_OFF' })
    const known = await gateway.fetchAs(session, '/session')
    expect(await known.json()).toMatchObject({ session: null, sandbox: false })
  })
})
