import { describe, expect, test } from 'vitest'
import { beginSession, createSeals, endsOf, longestToken } from './session.ts'

const user = { id: 7, email: 'ana@example.com', firstName: 'Ana', lastName: 'Ferreira' }
const server = 'https://go.tallyfy.com/api'
const minutes = 60_000
const hours = 60 * minutes

describe('sealed sessions', () => {
  test('come back as they went in, and show nothing', async () => {
    const seals = createSeals(null, server)
    const session = beginSession('tallyfy', 'secret-token', user, 1000)
    const cookie = await seals.seal(session)
    expect(await seals.open(cookie, 2000)).toEqual(session)
    expect(Buffer.from(cookie, 'base64url').toString()).not.toContain('secret-token')
    expect(cookie).toMatch(/^[\w.-]+$/)
  })

  test('end after 30 idle minutes and after 12 hours whatever happens', async () => {
    const seals = createSeals(null, server)
    const begun = beginSession('tallyfy', 't', user, 0)
    const cookie = await seals.seal(begun)
    expect(await seals.open(cookie, 30 * minutes - 1)).not.toBeNull()
    expect(await seals.open(cookie, 30 * minutes)).toBeNull()
    const late = { ...begun, renewedAt: 11.9 * hours }
    expect(endsOf(late)).toEqual({ idleUntil: 12 * hours, endsAt: 12 * hours })
    const renewed = await seals.seal(late)
    expect(await seals.open(renewed, 12 * hours - 1)).not.toBeNull()
    expect(await seals.open(renewed, 12 * hours)).toBeNull()
  })

  test('outlive a restart only with the same secret and for the same server', async () => {
    const secret = 'x'.repeat(32)
    const cookie = await createSeals(secret, server).seal(beginSession('tallyfy', 't', user, 0))
    expect(await createSeals(secret, server).open(cookie, 0)).not.toBeNull()
    expect(await createSeals('y'.repeat(32), server).open(cookie, 0)).toBeNull()
    expect(await createSeals(null, server).open(cookie, 0)).toBeNull()
    // The token of one server never goes to another.
    expect(await createSeals(secret, 'https://staging.example/api').open(cookie, 0)).toBeNull()
  })

  test('are refused when altered or made up', async () => {
    const seals = createSeals(null, server)
    const cookie = await seals.seal(beginSession('tallyfy', 't', user, 0))
    const parts = cookie.split('.')
    const flipped = parts.with(3, `${parts[3]?.slice(0, -2)}AA`).join('.')
    for (const wrong of [flipped, '', 'a.b.c.d.e', cookie.slice(0, -1)]) {
      expect(await seals.open(wrong, 0)).toBeNull()
    }
  })

  test('the longest token fits into a cookie beside the longest names', async () => {
    const seals = createSeals(null, server)
    const long = {
      id: 7,
      email: `${'e'.repeat(240)}@example.com`,
      firstName: '名'.repeat(200),
      lastName: 'x'.repeat(500),
    }
    const session = beginSession('tallyfy', 'T'.repeat(longestToken), long, 1_800_000_000_000)
    const cookie = await seals.seal(session)
    expect('__Host-guestlist='.length + cookie.length).toBeLessThanOrEqual(4096)
    const opened = await seals.open(cookie, 1_800_000_000_000)
    expect(opened).toMatchObject({ id: session.id, token: session.token, user: { id: 7 } })
    expect(opened?.user.firstName).toMatch(/^名+$/)
  })

  test('ids differ', () => {
    const ids = new Set(Array.from({ length: 100 }, () => beginSession('sandbox', 's', user, 0).id))
    expect(ids.size).toBe(100)
  })
})
