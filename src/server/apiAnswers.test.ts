import { gzipSync } from 'node:zlib'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sendJson, startGateway, startTallyfy } from './gateway.fixture.ts'

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

describe('what comes back', () => {
  test('status, type, Retry-After and the body; no other header', async () => {
    tallyfy.respond((_request, response) =>
      sendJson(
        response,
        429,
        { message: 'slow down' },
        { 'Retry-After': '13', 'Set-Cookie': 'a=1', 'X-Guestlist-Origin': 'gateway', Server: 'x' },
      ),
    )
    const response = await call('/api/me')
    expect(response.status).toBe(429)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('retry-after')).toBe('13')
    expect(response.headers.get('cache-control')).toBe('no-store')
    for (const name of ['set-cookie', 'x-guestlist-origin', 'server'])
      expect(response.headers.get(name)).toBeNull()
    expect(await response.json()).toEqual({ message: 'slow down' })
  })

  test.each([200, 201, 400, 401, 403, 404, 409, 422, 500, 503])('%d with its own body', async (status) => {
    tallyfy.respond((_request, response) => sendJson(response, status, { message: 'of Tallyfy' }))
    const response = await call(guest, change)
    expect([response.status, await response.json()]).toEqual([status, { message: 'of Tallyfy' }])
    expect(response.headers.get('x-guestlist-origin')).toBeNull()
  })

  test('204 has no body, and a body that is not JSON stays as it is', async () => {
    tallyfy.respond((_request, response) => response.writeHead(204).end())
    expect((await call(guest, { method: 'DELETE' })).status).toBe(204)
    tallyfy.respond((_request, response) =>
      response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>"link": "x"</h1>'),
    )
    const response = await call(guest)
    expect(response.headers.get('content-type')).toBe('text/html')
    expect(await response.text()).toBe('<h1>"link": "x"</h1>')
  })

  test.each([
    [
      'GET',
      '/api/organizations/o1/guests',
      { data: [{ email: 'a', link: 'https://x/secret' }], meta: { pagination: { links: {} } } },
    ],
    ['GET', guest, { data: { email: 'a', details: { link: 'https://x/secret' }, link: 'https://x/secret' } }],
    ['PUT', guest, { data: { link: 'https://x/secret', email: 'a' } }],
    ['POST', '/api/organizations/o1/guests', { data: { link: 'https://x/secret' } }],
    ['DELETE', guest, { data: { link: 'https://x/secret' } }],
  ])('no login link: %s %s', async (method, path, body) => {
    for (const type of ['application/json', 'text/plain']) {
      tallyfy.respond((_request, response) => sendJson(response, 200, body, { 'Content-Type': type }))
      const response = await call(path, {
        method,
        ...(method === 'PUT' || method === 'POST' ? { body: '{}' } : {}),
      })
      const text = await response.text()
      expect(text).not.toMatch(/secret|"link"/)
      expect(JSON.parse(text)).toHaveProperty('data')
    }
  })

  test('large answers are compressed, whether Tallyfy compressed them or not', async () => {
    const rows = { data: Array.from({ length: 1000 }, (_, id) => ({ id, email: `guest${id}@example.com` })) }
    for (const zip of [false, true]) {
      tallyfy.respond((_request, response) => {
        const body = Buffer.from(JSON.stringify(rows))
        const headers = { 'Content-Type': 'application/json', ...(zip ? { 'Content-Encoding': 'gzip' } : {}) }
        response.writeHead(200, headers).end(zip ? gzipSync(body) : body)
      })
      for (const accepted of ['br', 'gzip', 'gzip;q=0, br;q=0', 'identity']) {
        const response = await call('/api/organizations/o1/guests', {
          headers: { 'Accept-Encoding': accepted },
        })
        expect(response.headers.get('content-encoding')).toBe(
          ['br', 'gzip'].find((name) => name === accepted) ?? null,
        )
        expect(response.headers.get('vary')).toBe('Accept-Encoding')
        expect(await response.json()).toEqual(rows)
      }
    }
  })

  test.each([301, 302, 303, 304, 307, 308])('a redirect (%d) is not followed: 502', async (status) => {
    tallyfy.respond((_request, response) =>
      response.writeHead(status, { Location: `${tallyfy.url}/elsewhere` }).end(),
    )
    const response = await call(guest, change)
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({
      code: 'TALLYFY_UNREACHABLE',
      message: expect.stringMatching(/redirect/),
    })
    expect(tallyfy.received).toHaveLength(1)
  })

  test('no answer in time is 504; an incomplete one 502', async () => {
    tallyfy.respond(() => undefined)
    const late = await call('/api/me')
    expect(late.status).toBe(504)
    expect(await late.json()).toMatchObject({ code: 'TALLYFY_TIMEOUT' })
    tallyfy.respond((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"data":')
    })
    expect((await call('/api/me')).status).toBe(504)
    tallyfy.respond((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"data":')
      setTimeout(() => response.destroy(), 20)
    })
    expect((await call('/api/me')).status).toBe(502)
    tallyfy.respond((_request, response) => response.destroy())
    expect((await call(guest, change)).status).toBe(502)
    expect(tallyfy.received).toHaveLength(4)
  })
})

/** Sends a call over a new connection and closes it as soon as the call has reached Tallyfy. */
async function sendAndClose(request: string): Promise<void> {
  const socket = connect(gateway.port, '127.0.0.1')
  const head = `Host: 127.0.0.1:${gateway.port}\r\nOrigin: ${gateway.url}\r\nCookie: ${session.cookie}\r\nX-Guestlist-Session: ${session.id}`
  socket.write(request.replace('\r\n', `\r\n${head}\r\n`))
  await vi.waitFor(() => expect(tallyfy.received).toHaveLength(1))
  socket.destroy()
}

describe('a client that closes the connection', () => {
  test('stops no write: it completes at Tallyfy, and closing the gateway waits for it', async () => {
    let ended = ''
    tallyfy.respond((_request, response, raw) => {
      raw.socket.on('close', () => (ended ||= 'stopped'))
      setTimeout(() => {
        ended ||= 'applied'
        sendJson(response, 201, {})
      }, 150)
    })
    const { body } = change
    await sendAndClose(
      `PUT ${guest} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    await gateway.close()
    expect(ended).toBe('applied')
    expect(gateway.logged.at(-1)).toMatchObject({ method: 'PUT', status: 201 })
    gateway = await startGateway()
  })

  test('stops a read', async () => {
    const stopped = new Promise((resolve) => {
      tallyfy.respond((_request, _response, raw) => raw.socket.on('close', resolve))
    })
    await sendAndClose('GET /api/organizations/o1/guests HTTP/1.1\r\n\r\n')
    await stopped
    await vi.waitFor(() => expect(gateway.logged.at(-1)).toMatchObject({ method: 'GET', status: 499 }))
  })

  test('before its body is complete: nothing is forwarded', async () => {
    const socket = connect(gateway.port, '127.0.0.1')
    socket.write(
      `PUT ${guest} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\nOrigin: ${gateway.url}\r\nCookie: ${session.cookie}\r\nX-Guestlist-Session: ${session.id}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"associated_members":[1]}`,
    )
    setTimeout(() => socket.destroy(), 50)
    await vi.waitFor(() => expect(gateway.logged.at(-1)).toMatchObject({ method: 'PUT', status: 400 }))
    expect(tallyfy.received).toEqual([])
  })
})
