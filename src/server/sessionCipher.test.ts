import { describe, expect, test } from 'vitest'
import { createSession, createSessionCipher, expiryOf, maxTokenLength } from './sessionCipher.ts'

const user = { id: 7, email: 'ana@example.com', firstName: 'Ana', lastName: 'Ferreira' }
const server = 'https://go.tallyfy.com/api'
const minutes = 60_000
const hours = 60 * minutes

describe('encrypted sessions', () => {
  test('decrypt to the same session, and the cookie text shows no token', async () => {
    const cipher = createSessionCipher(null, server)
    const session = createSession('tallyfy', 'secret-token', user, 1000)
    const cookie = await cipher.encrypt(session)
    expect(await cipher.decrypt(cookie, 2000)).toEqual(session)
    expect(Buffer.from(cookie, 'base64url').toString()).not.toContain('secret-token')
    expect(cookie).toMatch(/^[\w.-]+$/)
  })

  test('end after 30 idle minutes, and after 12 hours in any case', async () => {
    const cipher = createSessionCipher(null, server)
    const started = createSession('tallyfy', 't', user, 0)
    const cookie = await cipher.encrypt(started)
    expect(await cipher.decrypt(cookie, 30 * minutes - 1)).not.toBeNull()
    expect(await cipher.decrypt(cookie, 30 * minutes)).toBeNull()
    const late = { ...started, renewedAt: 11.9 * hours }
    expect(expiryOf(late)).toEqual({ idleUntil: 12 * hours, endsAt: 12 * hours })
    const renewed = await cipher.encrypt(late)
    expect(await cipher.decrypt(renewed, 12 * hours - 1)).not.toBeNull()
    expect(await cipher.decrypt(renewed, 12 * hours)).toBeNull()
  })

  test('survive a restart only with the same secret and the same server', async () => {
    const secret = 'x'.repeat(32)
    const cookie = await createSessionCipher(secret, server).encrypt(createSession('tallyfy', 't', user, 0))
    expect(await createSessionCipher(secret, server).decrypt(cookie, 0)).not.toBeNull()
    expect(await createSessionCipher('y'.repeat(32), server).decrypt(cookie, 0)).toBeNull()
    expect(await createSessionCipher(null, server).decrypt(cookie, 0)).toBeNull()
    // The token of one server is never sent to another.
    expect(await createSessionCipher(secret, 'https://staging.example/api').decrypt(cookie, 0)).toBeNull()
  })

  test('are refused when altered or invented', async () => {
    const cipher = createSessionCipher(null, server)
    const cookie = await cipher.encrypt(createSession('tallyfy', 't', user, 0))
    const parts = cookie.split('.')
    const flipped = parts.with(3, `${parts[3]?.slice(0, -2)}AA`).join('.')
    for (const wrong of [flipped, '', 'a.b.c.d.e', cookie.slice(0, -1)]) {
      expect(await cipher.decrypt(wrong, 0)).toBeNull()
    }
  })

  test('the longest token fits into a cookie beside the longest names', async () => {
    const cipher = createSessionCipher(null, server)
    const long = {
      id: 7,
      email: `${'e'.repeat(240)}@example.com`,
      firstName: '名'.repeat(200),
      lastName: 'x'.repeat(500),
    }
    const session = createSession('tallyfy', 'T'.repeat(maxTokenLength), long, 1_800_000_000_000)
    const cookie = await cipher.encrypt(session)
    expect('__Host-guestlist='.length + cookie.length).toBeLessThanOrEqual(4096)
    const opened = await cipher.decrypt(cookie, 1_800_000_000_000)
    expect(opened).toMatchObject({ id: session.id, token: session.token, user: { id: 7 } })
    expect(opened?.user.firstName).toMatch(/^名+$/)
  })

  test('ids differ', () => {
    const ids = new Set(Array.from({ length: 100 }, () => createSession('sandbox', 's', user, 0).id))
    expect(ids.size).toBe(100)
  })
})
