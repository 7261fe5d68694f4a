import { describe, expect, test } from 'vitest'
import { ApiError } from '#src/api/http/apiError.ts'
import { fakeNetwork, jsonAnswer, sessionOf, testApi } from '#src/api/http/network.fixture.ts'
import type { Session } from './session.ts'

const ended = new ApiError({ status: 401, code: 'X', source: 'tallyfy' })
const changed = new ApiError({ status: 409, code: 'SESSION_CHANGED', source: 'gateway' })
const sandboxOf = (id: string) => sessionOf(id, { server: { kind: 'sandbox' } })
const ken = { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }

/** The session of a tab that began with `own`, while the cookie now holds `cookie`. */
function sessionWith(cookie: Session | null, own: Session = sessionOf('s1')) {
  const answer = { session: cookie, sandbox: true, tallyfy: 'go.tallyfy.com' }
  const network = fakeNetwork(
    () => jsonAnswer(500, {}),
    () => jsonAnswer(200, answer),
  )
  const { session } = testApi(network.fetch)
  session.cookieRead(own)
  return { session, sent: network.sent }
}

describe('after a new sign-in', () => {
  test.each([
    ['the same user on the same server', sessionOf('s1'), sessionOf('s2'), 'same-user'],
    [
      'ids of another type',
      sessionOf('s1'),
      sessionOf('s2', { user: { ...sessionOf('').user, id: '1' } }),
      'same-user',
    ],
    ['another user', sessionOf('s1'), sessionOf('s2', { user: ken }), 'other-user'],
    [
      'another server',
      sessionOf('s1'),
      sessionOf('s2', { server: { kind: 'tallyfy', host: 'x.test' } }),
      'other-user',
    ],
    ['a sandbox after Tallyfy', sessionOf('s1'), sandboxOf('s2'), 'other-user'],
    ['another sandbox', sandboxOf('s1'), sandboxOf('s2'), 'other-user'],
    ['the very same sandbox', sandboxOf('s1'), sandboxOf('s1'), 'same-user'],
  ])('%s', async (_name, before, now, result) => {
    const { session } = sessionWith(null, before)
    await session.report(ended, before.id)
    const waiting = session.waitForSignIn()
    expect(session.signedInAgain(now)).toBe(result)
    expect(await waiting).toBe(result)
    expect(session.current()).toBe(now)
    expect(session.trouble.get()).toEqual({ kind: 'none' })
  })

  test('as another user, and after signing out, the listeners are called', () => {
    const { session } = sessionWith(null)
    let calls = 0
    const stop = session.onUserChange(() => (calls += 1))
    session.signedInAgain(sessionOf('s2'))
    expect(calls).toBe(0)
    session.signedInAgain(sessionOf('s3', { user: ken }))
    expect(calls).toBe(1)
    session.signedOut()
    expect(calls).toBe(2)
    stop()
    session.signedInAgain(sessionOf('s4'))
    session.signedOut()
    expect(calls).toBe(2)
  })
})

test('after signing out nothing that waited continues', async () => {
  const { session } = sessionWith(null)
  await session.report(ended, 's1')
  const waiting = session.waitForSignIn()
  session.signedOut()
  expect(await waiting).toBe('signed-out')
  expect(session.current()).toBeNull()
})

test('a new token of the same user, given in another tab, ends the trouble here; the old session does not', async () => {
  const { session } = sessionWith(null)
  await session.report(ended, 's1')
  const waiting = session.waitForSignIn()
  session.cookieRead(sessionOf('s1', { idleUntil: 5 }))
  expect(session.trouble.get().kind).toBe('ended')
  session.cookieRead(sessionOf('s2'))
  expect(await waiting).toBe('same-user')
})

test('many refusals are one trouble and one read of the cookie', async () => {
  const { session, sent } = sessionWith(sessionOf('s2', { user: ken }))
  let changes = 0
  const stop = session.trouble.subscribe(() => (changes += 1))
  const results = await Promise.all([session.report(changed, 's1'), session.report(changed, 's1')])
  expect(results).toEqual([false, false])
  stop()
  expect({ reads: sent.length, changes }).toEqual({ reads: 1, changes: 1 })
})

test('a wait that begins while the cookie is read lasts until it is read', async () => {
  const { session } = sessionWith(sessionOf('s2'))
  void session.report(changed, 's1')
  expect(await session.waitForSignIn()).toBe('same-user')
  expect(session.current()?.id).toBe('s2')
})

test('a cookie without a session ends the session; one that cannot be read is a changed one', async () => {
  const { session: empty } = sessionWith(null)
  await empty.report(changed, 's1')
  expect(empty.trouble.get()).toMatchObject({ kind: 'ended', session: { id: 's1' }, error: null })
  const { session: failing } = testApi(fakeNetwork(() => jsonAnswer(500, {})).fetch)
  failing.cookieRead(sessionOf('s1'))
  expect(await failing.report(changed, 's1')).toBe(false)
  expect(failing.trouble.get()).toMatchObject({ kind: 'changed', now: null })
})

test('an exception of our own code while the cookie is read is reported', async () => {
  const fault = new RangeError('a bug')
  const reported: unknown[] = []
  const { session } = testApi(() => Promise.reject(fault), { reportError: (error) => reported.push(error) })
  session.cookieRead(sessionOf('s1'))
  expect(await session.report(changed, 's1')).toBe(false)
  expect(reported).toEqual([fault])
})

test('the tab begins with the first session read; a later one must be of the same user', () => {
  const { session } = testApi(fakeNetwork(() => jsonAnswer(500, {})).fetch)
  session.cookieRead(sessionOf('s1'))
  expect(session.current()?.id).toBe('s1')
  session.cookieRead(sessionOf('s2'))
  expect(session.current()?.id).toBe('s2')
  session.cookieRead(sessionOf('s3', { user: ken }))
  expect(session.current()?.id).toBe('s2')
  expect(session.trouble.get()).toMatchObject({ kind: 'changed', now: { id: 's3' } })
  // The first user signed in again in the other tab: the trouble is over.
  session.cookieRead(sessionOf('s4'))
  expect(session.trouble.get()).toEqual({ kind: 'none' })
})
