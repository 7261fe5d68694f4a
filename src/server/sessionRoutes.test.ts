import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf, Envelope, startGateway, startTallyfy } from './gateway.fixture.ts'

const minutes = 60_000
let tallyfy: Awaited<ReturnType<typeof startTallyfy>>
let gateway: Awaited<ReturnType<typeof startGateway>>
let now = 1_800_000_000_000
const clock = () => now

beforeEach(async () => {
  tallyfy = await startTallyfy()
  gateway = await startGateway({ env: { tallyfyApiUrl: tallyfy.url }, clock })
})
afterEach(async () => {
  await gateway.close()
  await tallyfy.close()
})

const current = async (session: { cookie: string; id: string } | null) => {
  const response = await gateway.fetchAs(session, '/session')
  expect(response.status).toBe(200)
  return { ...Envelope.parse(await response.json()), cookies: response.headers.getSetCookie() }
}

describe('the session', () => {
  test('at first no user is signed in, and no cookie is set', async () => {
    expect(await current(null)).toMatchObject({ session: null, sandbox: true, cookies: [] })
  })

  test('reading it renews the idle time; no other call does', async () => {
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

  test('it ends after 12 hours, even when it is used', async () => {
    const session = await gateway.signIn()
    const startedAt = now
    let { cookie } = session
    for (let reads = 0; reads < 28; reads += 1) {
      now += 25 * minutes
      const response = await gateway.fetchAs({ ...session, cookie }, '/session')
      expect(Envelope.parse(await response.json()).session?.endsAt).toBe(startedAt + 12 * 60 * minutes)
      cookie = cookieOf(response)
    }
    now = startedAt + 12 * 60 * minutes
    expect((await current({ ...session, cookie })).session).toBeNull()
    expect((await gateway.fetchAs({ ...session, cookie }, '/api/me')).status).toBe(401)
  })

  test('a cookie without a valid session is deleted', async () => {
    const { cookies } = await current({ cookie: `guestlist-${gateway.port}=nonsense`, id: 'x' })
    expect(cookies[0]).toMatch(/^guestlist-\d+=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('a page of another port of this machine cannot read or renew it', async () => {
    const session = await gateway.signIn()
    const response = await gateway.fetchAs(session, '/session', {
      headers: { 'Sec-Fetch-Site': 'same-site' },
    })
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('signing out deletes the cookie, and no copy of it works again', async () => {
    const session = await gateway.signIn()
    const response = await gateway.fetchAs(session, '/session', { method: 'DELETE' })
    expect(response.status).toBe(204)
    expect(response.headers.getSetCookie()[0]).toMatch(/=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await current(session)).session).toBeNull()
    expect((await gateway.fetchAs(session, '/api/me')).status).toBe(401)
  })

  test('signing out works without a session too, but not from another site', async () => {
    const stale = { cookie: 'other=1', id: 'gone' }
    expect((await gateway.fetchAs(stale, '/session', { method: 'DELETE' })).status).toBe(204)
    expect((await gateway.fetchAs(null, '/session', { method: 'DELETE' })).status).toBe(400)
    const fromOtherSite = { method: 'DELETE', headers: { Origin: 'https://evil.example' } }
    expect((await gateway.fetchAs(stale, '/session', fromOtherSite)).status).toBe(403)
  })
})
