import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startGateway, startTallyfy } from './gateway.fixture.ts'

let tallyfy: Awaited<ReturnType<typeof startTallyfy>>
let gateway: Awaited<ReturnType<typeof startGateway>>
let session: { cookie: string; id: string }

beforeEach(async () => {
  tallyfy = await startTallyfy()
  gateway = await startGateway({ env: { tallyfyApiUrl: tallyfy.url }, timeoutMs: 400 })
  session = await gateway.signIn()
  tallyfy.received.length = 0
})
afterEach(async () => {
  await gateway.close()
  await tallyfy.close()
})

const guest = '/api/organizations/o1/guests/a@b.com'
const change = { method: 'PUT', body: '{"associated_members":[1,2]}' }
const call = (path: string, init?: RequestInit) => gateway.fetchAs(session, path, init)

describe('what is forwarded', () => {
  test.each([
    ['GET', '/api/me', undefined],
    ['GET', '/api/me/organizations', undefined],
    ['GET', '/api/organizations/o1/me', undefined],
    ['GET', '/api/organizations/o1/guests', undefined],
    ['POST', '/api/organizations/o1/guests', '{"email":"a@b.com"}'],
    ['GET', '/api/organizations/o1/guests/a%40b.com', undefined],
    ['PUT', '/api/organizations/o1/guests/a%40b.com', '{ "associated_members": [1] }'],
    ['DELETE', '/api/organizations/o1/guests/a%40b.com', undefined],
    ['GET', '/api/organizations/o1/users', undefined],
  ])('%s %s, with the documented headers and no other', async (method, path, body) => {
    const response = await call(path, { method, ...(body === undefined ? {} : { body }) })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-guestlist-origin')).toBeNull()
    const [request] = tallyfy.received
    expect(request).toMatchObject({ method, target: path, body: body ?? '' })
    expect(request?.headers).toEqual({
      authorization: 'Bearer secret-token',
      accept: 'application/json',
      'x-tallyfy-client': 'APIClient',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(body.length) }),
      // Headers of the connection.
      host: new URL(tallyfy.url).host,
      connection: 'keep-alive',
    })
  })

  test.each([
    ['GET', '/api'],
    ['GET', '/api/'],
    ['GET', '/api/me/'],
    ['GET', '/api//me'],
    ['HEAD', '/api/me'],
    ['PATCH', guest],
    ['POST', '/api/me'],
    ['POST', guest],
    ['DELETE', '/api/organizations/o1/guests'],
    ['GET', '/api/organizations/o1'],
    ['GET', '/api/organizations/o1/users/7'],
    ['GET', '/api/organizations/o1/guests/a/b'],
    ['GET', '/api/organizations//guests'],
    ['GET', '/api/organizations/o1/checklists'],
  ])('%s %s is not forwarded: 404', async (method, path) => {
    const response = await call(path, { method })
    expect(response.status).toBe(404)
    if (method !== 'HEAD')
      expect(await response.json()).toMatchObject({ error: true, code: 'ENDPOINT_NOT_FOUND' })
    expect(tallyfy.received).toEqual([])
  })

  test.each([
    'chloe+tallyfy@ebene.fr',
    '100%@x.com',
    '%2e%2e@x.com',
    'a/b@x.com',
    'sl/ash@example.com',
    '..a/b..@x.com',
    'who?@x.com',
    'a#b@x.com',
    "o'neil&sons@x.com",
    'Upper.Case@Example.COM',
    'müller@exämple.de',
    '人@例え.jp',
    'a b;c=d,e@x.com',
    'a\\b@x.com',
    '🦊@x.com',
  ])('the email %s reaches exactly its guest', async (email) => {
    await call(`/api/organizations/o1/guests/${encodeURIComponent(email)}`, change)
    const target = tallyfy.received[0]?.target ?? ''
    expect(target).toBe(`/api/organizations/o1/guests/${encodeURIComponent(email)}`)
    expect(decodeURIComponent(target.split('/').at(-1) ?? '')).toBe(email)
  })

  test('so does any text, and any organization, if it is safe to forward', async () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/\p{Cc}|%[\da-f]{2}|(^|[/\\])\.{0,2}([/\\]|$)/iu.test(text))
    await fc.assert(
      fc.asyncProperty(segment, segment, async (org, email) => {
        const path = `/api/organizations/${encodeURIComponent(org)}/guests/${encodeURIComponent(email)}`
        expect((await call(path)).status).toBe(200)
        expect(tallyfy.received.at(-1)?.target).toBe(path)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['GET', '/api/organizations/o1/guests/..%2f..%2fusers'],
    ['DELETE', '/api/organizations/o1/guests/..%2F..%2Fo2%2Fguests%2Fa@b.com'],
    ['GET', '/api/organizations/o1/guests/%2e%2e%2fusers'],
    ['GET', '/api/organizations/o1/guests/%2E%2E%2Fusers'],
    ['GET', '/api/organizations/o1/guests/..%5cusers'],
    ['GET', '/api/organizations/o1/guests/..%252f..%252fusers'],
    ['GET', '/api/organizations/o1/guests/%252e%252e%252Fusers'],
    ['GET', '/api/organizations/o1/guests/a%2f.%2fb'],
    ['DELETE', '/api/organizations/o1/guests/a@b.com%2f'],
    ['DELETE', '/api/organizations/o1/guests/%2fa@b.com'],
    ['GET', '/api/organizations/o1/guests/a%2f%2fb'],
    ['GET', '/api/organizations/o1/guests/a%2500b'],
    ['GET', '/api/organizations/o1%2f..%2fo2/guests'],
    ['GET', '/api/organizations/%2e%2e%2fme/me'],
    ['GET', '/api/organizations/..%5co2/users'],
    ['GET', '/api/organizations/%2f/users'],
  ])('%s %s could reach another address behind the gateway: 400', async (method, target) => {
    const head = [
      `Host: 127.0.0.1:${gateway.port}`,
      `Origin: ${gateway.url}`,
      `Cookie: ${session.cookie}`,
      `X-Guestlist-Session: ${session.id}`,
      'Connection: close',
    ]
    const answer = await gateway.raw(`${method} ${target} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).toMatch(/"code":"BAD_REQUEST"/)
    expect(tallyfy.received).toEqual([])
  })

  test('only the documented query parameters, and none with a write', async () => {
    await call(
      '/api/organizations/o1/guests?page=2&per_page=1000&with=stats&q=a%2Bb%26c&sort=-email&token=x&_method=PUT',
    )
    await call(`${guest}?page=2`, change)
    expect(tallyfy.received.map(({ target }) => target)).toEqual([
      '/api/organizations/o1/guests?page=2&per_page=1000&with=stats&q=a%2Bb%26c&sort=-email',
      '/api/organizations/o1/guests/a%40b.com',
    ])
  })

  test('nothing of the browser: no cookie, no session header, no other header', async () => {
    await call('/api/me', {
      headers: { 'X-Forwarded-For': '1.2.3.4', 'X-HTTP-Method-Override': 'DELETE', Accept: 'text/html' },
    })
    expect(Object.keys(tallyfy.received[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'authorization',
      'connection',
      'host',
      'x-tallyfy-client',
    ])
  })
})

const refused = async (answer: Promise<Response>, status: number, code: string) => {
  const response = await answer
  expect(response.status).toBe(status)
  expect(response.headers.get('x-guestlist-origin')).toBe('gateway')
  expect(await response.json()).toMatchObject({ error: true, code, message: expect.stringMatching(/\.$/) })
  expect(tallyfy.received).toEqual([])
}

describe('who may call', () => {
  test('no call without a session', async () => {
    await refused(gateway.fetchAs(null, '/api/me'), 401, 'SESSION_REQUIRED')
    await refused(gateway.fetchAs({ ...session, cookie: 'x=1' }, guest, change), 401, 'SESSION_REQUIRED')
  })

  test('no call that does not name the session its tab began with', async () => {
    await refused(gateway.fetchAs({ ...session, id: '' }, '/api/me'), 400, 'SESSION_HEADER_MISSING')
  })

  test('no tab whose session was replaced in this browser', async () => {
    const other = await gateway.signIn({ token: 'other-token' })
    tallyfy.received.length = 0
    await refused(
      gateway.fetchAs({ cookie: other.cookie, id: session.id }, guest, change),
      409,
      'SESSION_CHANGED',
    )
    await refused(
      gateway.fetchAs({ cookie: other.cookie, id: session.id }, '/api/me'),
      409,
      'SESSION_CHANGED',
    )
  })

  test('no page of another site', async () => {
    await refused(
      call(guest, { ...change, headers: { Origin: 'https://evil.example' } }),
      403,
      'FORBIDDEN_ORIGIN',
    )
    await refused(call(guest, { ...change, headers: { Origin: 'null' } }), 403, 'FORBIDDEN_ORIGIN')
    await refused(
      call(guest, { ...change, headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      403,
      'FORBIDDEN_ORIGIN',
    )
    await refused(
      call(guest, { method: 'DELETE', headers: { Origin: 'http://127.0.0.1:1' } }),
      403,
      'FORBIDDEN_ORIGIN',
    )
    await refused(call('/api/me', { headers: { 'Sec-Fetch-Site': 'same-site' } }), 403, 'FORBIDDEN_ORIGIN')
  })

  test('no change that is not JSON of at most 64 KiB', async () => {
    await refused(
      call(guest, { ...change, headers: { 'Content-Type': 'text/plain' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    )
    await refused(call(guest, { method: 'PUT' }), 415, 'UNSUPPORTED_MEDIA_TYPE')
    await refused(call(guest, { method: 'PUT', body: '{"associated_members":' }), 400, 'BAD_REQUEST')
    await refused(call(guest, { method: 'PUT', body: `"${'x'.repeat(65_535)}"` }), 413, 'PAYLOAD_TOO_LARGE')
    const body = new Blob(Array.from({ length: 100 }, () => 'x'.repeat(1000))).stream()
    const streamed: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half' }
    await refused(call(guest, streamed), 413, 'PAYLOAD_TOO_LARGE')
  })

  test('65 536 bytes are still forwarded', async () => {
    const body = `"${'x'.repeat(65_534)}"`
    expect((await call(guest, { method: 'PUT', body })).status).toBe(200)
    expect(tallyfy.received[0]?.body).toBe(body)
  })
})
