import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noncePlaceholder } from './staticFiles.ts'
import { startGateway } from './gateway.fixture.ts'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.close())

const requiredHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function expectSecure(headers: Headers): void {
  expect(Object.fromEntries(headers)).toMatchObject(requiredHeaders)
  expect(headers.get('permissions-policy')).toContain('camera=()')
  const policy = headers.get('content-security-policy') ?? ''
  for (const part of [
    "default-src 'none'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "style-src-attr 'none'",
    "object-src 'none'",
    "base-uri 'none'",
  ]) {
    expect(policy.split('; ')).toContain(part)
  }
  expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}==' 'self';/)
  expect(policy).toMatch(/style-src 'nonce-[\w+/]{22}==' 'self';/)
  expect(policy).not.toMatch(/unsafe|\*/)
}

describe('every answer carries the security headers', () => {
  test.each([
    ['GET', '/', 200],
    ['GET', '/orgs/o1/guests/a%2Fb%40x.com', 200],
    ['GET', '/assets/a-1.js', 200],
    ['GET', '/icon.svg', 200],
    ['GET', '/assets/gone.js', 404],
    ['GET', '/session', 200],
    ['GET', '/api/me', 401],
    ['GET', '/api/nothing', 404],
    ['POST', '/', 404],
    ['POST', '/session', 415],
    ['OPTIONS', '/api/me', 404],
    ['PATCH', '/api/organizations/o1/guests/a', 404],
    ['HEAD', '/', 200],
  ])('%s %s', async (method, path, status) => {
    const response = await gateway.fetchAs(null, path, { method })
    expect(response.status).toBe(status)
    expectSecure(response.headers)
  })

  test('also when the request cannot be read as HTTP', async () => {
    const cases = [
      ['GET / HTTP/1.1\r\nBroken\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nExpect: something\r\nHost: x\r\nConnection: close\r\n\r\n', 403],
      ['NONSENSE\r\n\r\n', 400],
    ] as const
    for (const [request, status] of cases) {
      const answer = await gateway.raw(request)
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      const head = answer.split('\r\n\r\n', 1)[0]?.split('\r\n').slice(1) ?? []
      expectSecure(
        new Headers(head.map((line) => [line.split(': ', 1)[0] ?? '', line.replace(/^[^:]*: /, '')])),
      )
    }
  })
})

describe('the page', () => {
  test('is the same for every address, with a new nonce each time, and is not stored', async () => {
    const answers = [await gateway.fetchAs(null, '/'), await gateway.fetchAs(null, '/orgs/o1/guests/a@b.com')]
    const nonces = await Promise.all(
      answers.map(async (response) => {
        expect(response.headers.get('content-type')).toMatch(/^text\/html/)
        expect(response.headers.get('cache-control')).toBe('no-store')
        const html = await response.text()
        expect(html).not.toContain(noncePlaceholder)
        const nonce = /csp-nonce" nonce="([^"]+)"/.exec(html)?.[1]
        expect(html).toContain(`<script nonce="${nonce}"`)
        expect(response.headers.get('content-security-policy')).toContain(
          `script-src 'nonce-${nonce}' 'self'`,
        )
        return nonce
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
  })
})

describe('files', () => {
  test('hashed ones are immutable, and sent in the compressed form of the build', async () => {
    const plain = await gateway.fetchAs(null, '/assets/a-1.js', {
      headers: { 'Accept-Encoding': 'identity' },
    })
    expect(await plain.text()).toBe('export {}')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('vary')).toBe('Accept-Encoding')
    const small = await gateway.fetchAs(null, '/assets/a-1.js', {
      headers: { 'Accept-Encoding': 'gzip, br' },
    })
    expect(small.headers.get('content-encoding')).toBe('br')
    expect(await small.text()).toBe('export {}')
  })

  test('others may change', async () => {
    const icon = await gateway.fetchAs(null, '/icon.svg')
    expect(icon.headers.get('content-type')).toBe('image/svg+xml')
    expect(icon.headers.get('cache-control')).toBe('public, max-age=3600')
  })

  test.each(['/assets/gone.js', '/assets/', '/assets/a-1.js.br', '/favicon.ico', '/assets/..%2findex.html'])(
    '%s is no file: 404',
    async (path) => {
      const response = await gateway.fetchAs(null, path)
      expect(response.status).toBe(404)
      expect(response.headers.get('cache-control')).toBe('no-store')
    },
  )
})

describe('request lines', () => {
  test.each([
    '/api/organizations/o1/guests/%2e%2e/users',
    '/api/organizations/o1/guests/../users',
    '/api/organizations/o1/guests/..\\users',
    '/api/organizations/o1/guests/%zz',
    '/api/organizations/o1/guests/a%00',
    '//evil.example/api/me',
    'http://evil.example/api/me',
    'http://127.0.0.1/api/me',
    '/api/me#x',
  ])('%s is refused', async (target) => {
    const host = `Host: 127.0.0.1:${gateway.port}`
    const answer = await gateway.raw(`GET ${target} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer.toLowerCase()).toContain('content-security-policy')
    expect(answer).toMatch(/"code":"BAD_REQUEST"/)
  })
})

const get = (host: string, target = '/session') =>
  gateway.raw(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)

describe('Host', () => {
  test('that of the gateway is answered', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
      expect(await get(`${name}:${gateway.port}`)).toMatch(/^HTTP\/1.1 200 /)
    }
  })

  test.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example', '192.168.1.5:PORT'])(
    '%s is refused',
    async (host) => {
      for (const target of ['/', '/session', '/api/me', '/assets/a-1.js']) {
        const answer = await get(host.replace('PORT', String(gateway.port)), target)
        expect(answer).toMatch(/^HTTP\/1.1 403 /)
        expect(answer).toMatch(/"code":"FORBIDDEN_ORIGIN"/)
      }
    },
  )

  test('that of ORIGIN is answered too', async () => {
    await gateway.close()
    gateway = await startGateway({ env: { origin: 'https://guests.example' } })
    expect(await get('guests.example')).toMatch(/^HTTP\/1.1 200 /)
    expect(await get(`127.0.0.1:${gateway.port}`)).toMatch(/^HTTP\/1.1 200 /)
    expect(await get('other.example')).toMatch(/^HTTP\/1.1 403 /)
  })
})

test.each([
  ['/orgs/o1/guests/a%E0%A4', 404, 'text/html'],
  ['/orgs/o1/guests/a%0Ab%40x.com', 404, 'text/html'],
  ['/api/organizations/o1/guests/a%E0%A4', 400, 'application/json'],
  ['//evil.example/%zz', 400, 'application/json'],
])('a browser that opens %s gets %d and %s', async (target, status, type) => {
  const headers = `Host: 127.0.0.1:${gateway.port}\r\nAccept: text/html\r\nConnection: close`
  const answer = await gateway.raw(`GET ${target} HTTP/1.1\r\n${headers}\r\n\r\n`)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer.toLowerCase()).toContain(`content-type: ${type}`)
  expect(answer.toLowerCase()).toContain('content-security-policy')
})

test('the log has one line per request: template, status and time, nothing of the address or the token', async () => {
  const session = await gateway.signIn({ sandbox: true })
  await gateway.fetchAs(session, '/api/organizations/o1/guests/ana%40example.com?q=ana')
  await gateway.fetchAs(session, '/api/organizations/o1/guests?q=ana')
  await gateway.fetchAs(null, '/orgs/o1/guests/ana@example.com')
  await gateway.fetchAs(null, '/assets/a-1.js')
  await gateway.fetchAs(null, '/api/organizations/ana@example.com')
  await gateway.raw('GET /ana@example.com%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(gateway.logged.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
    'POST /session 201',
    'GET /api/organizations/:org/guests/:email 200',
    'GET /api/organizations/:org/guests 200',
    'GET (page) 200',
    'GET /assets/* 200',
    'GET /api/* 404',
    'GET (refused) 400',
  ])
  for (const line of gateway.logged) {
    expect(line.ms).toBeGreaterThanOrEqual(0)
    expect(Date.parse(line.time)).not.toBeNaN()
  }
  expect(JSON.stringify(gateway.logged)).not.toMatch(/ana|secret|o1/)
})
