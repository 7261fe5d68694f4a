import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Envelope, sendJson, startGateway, startTallyfy } from './gateway.fixture.ts'

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
  test('checks the token with Tallyfy and answers with user, server and end of the session', async () => {
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
    expect(tallyfy.received).toHaveLength(1)
    expect(tallyfy.received[0]).toMatchObject({ method: 'GET', target: '/api/me' })
    expect(tallyfy.received[0]?.headers['authorization']).toBe('Bearer secret-token')
  })

  test('the cookie cannot be read by scripts or sent by other sites, and its name has the port', async () => {
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

  test('each other failure of Tallyfy has its own answer', async () => {
    tallyfy.respond((_request, response) => sendJson(response, 404, {}))
    expect(await (await post({ token: 't' })).json()).toMatchObject({
      code: 'TALLYFY_UNREACHABLE',
      message: expect.stringMatching(/check TALLYFY_API_URL/),
    })
    tallyfy.respond((_request, response) => response.end('<!doctype html>'))
    expect(await (await post({ token: 't' })).json()).toMatchObject({
      code: 'TALLYFY_UNREACHABLE',
      message: expect.stringMatching(/not as Tallyfy's API does/),
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
    const unreachable = await post({ token: 't' })
    expect(unreachable.status).toBe(502)
    expect(await unreachable.json()).toMatchObject({
      code: 'TALLYFY_UNREACHABLE',
      message: expect.stringMatching(/could not be reached/),
    })
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
    expect(tallyfy.received).toEqual([])
  })

  test('a token of exactly 2 700 characters signs in, pasted with spaces or "Bearer" around it', async () => {
    const token = 'T'.repeat(2700)
    const session = await gateway.signIn({ token: ` Bearer ${token}\n` })
    expect(session.cookie.length).toBeLessThanOrEqual(4096)
    await gateway.fetchAs(session, '/api/me')
    expect(tallyfy.received.at(-1)?.headers['authorization']).toBe(`Bearer ${token}`)
  })

  test('only a page of the gateway can sign in, and only with JSON', async () => {
    const body = JSON.stringify({ token: 't' })
    expect((await post(body, { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(body, { Origin: `http://localhost:${gateway.port}` })).status).toBe(403)
    expect((await post(body, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
    expect((await post(body, { 'Content-Type': 'text/plain' })).status).toBe(415)
    const length = `Content-Type: application/json\r\nContent-Length: ${body.length}`
    const withoutOrigin = await gateway.raw(
      `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n${length}\r\nConnection: close\r\n\r\n${body}`,
    )
    expect(withoutOrigin).toMatch(/^HTTP\/1.1 403 /)
    expect(tallyfy.received).toEqual([])
  })
})
