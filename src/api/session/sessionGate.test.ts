import { beforeEach, describe, expect, test } from 'vitest'
import { ApiError } from '#src/api/http/apiError.ts'
import { sessionOf } from '#src/api/http/network.fixture.ts'
import { knownBefore, rememberKnown } from '#src/api/guests/lastKnownMembers.ts'
import { createSessionGate } from './sessionGate.ts'
import { type Session, tabSession } from './tabSession.ts'

const ended = new ApiError({ status: 401, code: 'X', message: 'unauthenticated', source: 'tallyfy' })
const changed = new ApiError({ status: 409, code: 'SESSION_CHANGED', message: '', source: 'gateway' })
const sandboxOf = (id: string) => sessionOf(id, { server: { kind: 'sandbox' } })
const ken = { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }

const holding = (session: Session | null) => createSessionGate(() => Promise.resolve({ session }))

beforeEach(() => tabSession.set(sessionOf('s1')))

describe('after a renewal', () => {
  test.each([
    ['the same user on the same server', sessionOf('s1'), sessionOf('s2'), 'same user'],
    [
      'ids of another type',
      sessionOf('s1'),
      sessionOf('s2', { user: { ...sessionOf('').user, id: '1' } }),
      'same user',
    ],
    ['another user', sessionOf('s1'), sessionOf('s2', { user: ken }), 'other user'],
    [
      'another server',
      sessionOf('s1'),
      sessionOf('s2', { server: { kind: 'tallyfy', host: 'x.test' } }),
      'other user',
    ],
    ['a sandbox after Tallyfy', sessionOf('s1'), sandboxOf('s2'), 'other user'],
    ['another sandbox', sandboxOf('s1'), sandboxOf('s2'), 'other user'],
    ['the very same sandbox', sandboxOf('s1'), sandboxOf('s1'), 'same user'],
  ])('%s', async (_name, before, now, renewal) => {
    tabSession.set(before)
    const gate = holding(null)
    await gate.report(ended, before.id)
    const waiting = gate.wait()
    expect(gate.renewed(now)).toBe(renewal)
    expect(await waiting).toBe(renewal)
    expect(tabSession.get()).toBe(now)
    expect(gate.getSnapshot()).toEqual({ kind: 'none' })
  })

  test('what was known under another user is forgotten', () => {
    rememberKnown('o1', 'g@x.com', [1])
    const gate = holding(null)
    gate.renewed(sessionOf('s2'))
    expect(knownBefore('o1', 'g@x.com')).toEqual([1])
    gate.renewed(sessionOf('s3', { user: ken }))
    expect(knownBefore('o1', 'g@x.com')).toBeNull()
  })
})

test('signing out lets nobody go on', async () => {
  const gate = holding(null)
  await gate.report(ended, 's1')
  const waiting = gate.wait()
  gate.left()
  expect(await waiting).toBe('left')
  expect(tabSession.get()).toBeNull()
})

test('a new token of the same user, given in another tab, ends the trouble here; the old session does not', async () => {
  const gate = holding(null)
  await gate.report(ended, 's1')
  const waiting = gate.wait()
  gate.check(sessionOf('s1', { idleUntil: 5 }))
  expect(gate.getSnapshot().kind).toBe('ended')
  gate.check(sessionOf('s2'))
  expect(await waiting).toBe('same user')
})

test('many refusals are one trouble and one look at the cookie', async () => {
  let looks = 0
  const gate = createSessionGate(() => {
    looks += 1
    return Promise.resolve({ session: sessionOf('s2', { user: ken }) })
  })
  let changes = 0
  const stop = gate.subscribe(() => (changes += 1))
  expect(await Promise.all([gate.report(changed, 's1'), gate.report(changed, 's1')])).toEqual([false, false])
  stop()
  expect({ looks, changes }).toEqual({ looks: 1, changes: 1 })
})

test('who asks while the cookie is looked at waits for what is found', async () => {
  const gate = holding(sessionOf('s2'))
  void gate.report(changed, 's1')
  expect(await gate.wait()).toBe('same user')
  expect(tabSession.get()?.id).toBe('s2')
})

test('a cookie that holds no session any more ends it; one that cannot be read stays foreign', async () => {
  const empty = holding(null)
  await empty.report(changed, 's1')
  expect(empty.getSnapshot()).toMatchObject({ kind: 'ended', session: { id: 's1' } })
  const failing = createSessionGate(() => Promise.reject(changed))
  expect(await failing.report(changed, 's1')).toBe(false)
  expect(failing.getSnapshot()).toMatchObject({ kind: 'changed', now: null })
})

test('the first session read is the one the tab begins with; a later one must be of the same user', () => {
  tabSession.set(null)
  const gate = holding(null)
  gate.check(sessionOf('s1'))
  expect(tabSession.get()?.id).toBe('s1')
  gate.check(sessionOf('s2'))
  expect(tabSession.get()?.id).toBe('s2')
  gate.check(sessionOf('s3', { user: ken }))
  expect(tabSession.get()?.id).toBe('s2')
  expect(gate.getSnapshot()).toMatchObject({ kind: 'changed', now: { id: 's3' } })
  // Back in the other tab: trouble over, work goes on.
  gate.check(sessionOf('s4'))
  expect(gate.getSnapshot()).toEqual({ kind: 'none' })
})
