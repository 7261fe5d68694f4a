import { describe, expect, test } from 'vitest'
import { noChange } from '#src/lib/memberChange.ts'
import { changeMembers } from './changeMembers.ts'
import type { ChangeRequest } from './changeRequest.ts'
import {
  type Answer,
  email,
  failing,
  guestHolding,
  scriptedWorld,
  sentNull,
  unanswered,
} from '#src/changes/proof/scriptedWorld.ts'

const [ana, bob, cara, dan, unknown] = [1, 9, 10, 21, 5678]
const addBob = { add: [bob], remove: [] }
const removeCara = { add: [], remove: [cara] }

/** Saves in a scripted world and tells how it ended and what was sent. */
async function save(asked: Partial<ChangeRequest>, get: readonly Answer[], put: readonly Answer[] = []) {
  const scripted = scriptedWorld({ get, put })
  const outcome = await changeMembers({ org: 'o1', email, change: addBob, ...asked }, scripted.world)
  return { ...scripted, outcome }
}

describe('a change that lands', () => {
  test('is one read and one write of the sorted list', async () => {
    const { outcome, calls } = await save(
      { change: { add: [bob], remove: [cara] } },
      [[unknown, cara, ana]],
      [[ana, bob, unknown]],
    )
    expect(calls).toEqual(['GET', [ana, bob, unknown]])
    expect(outcome).toMatchObject({
      kind: 'saved',
      before: [unknown, cara, ana],
      applied: { add: [bob], remove: [cara] },
      foreign: { added: [], removed: [] },
    })
  })

  test('keeps what others did since the editor opened, and tells it', async () => {
    const { outcome, calls } = await save({ base: [ana, cara] }, [[cara, dan]], [[bob, cara, dan]])
    expect(calls).toEqual(['GET', [bob, cara, dan]])
    expect(outcome).toMatchObject({ kind: 'saved', foreign: { added: [dan], removed: [ana] } })
  })

  test('asks for nothing: nothing is sent', async () => {
    const { outcome, calls } = await save({ change: noChange }, [])
    expect(calls).toEqual([])
    expect(outcome).toEqual({ kind: 'already so', guest: null, foreign: { added: [], removed: [] } })
  })

  test('is there already: nothing is written', async () => {
    const { outcome, calls } = await save({ base: [ana] }, [[ana, bob]])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'already so', foreign: { added: [], removed: [] } })
  })

  test('is saved although the answer is stale', async () => {
    const { outcome, calls } = await save({}, [[ana], [ana, bob]], [[ana]])
    expect(calls).toEqual(['GET', [ana, bob], 'GET'])
    expect(outcome).toMatchObject({ kind: 'saved', applied: addBob })
  })

  test('is saved although someone wrote right after, and theirs is told', async () => {
    const { outcome } = await save(
      { change: removeCara },
      [
        [ana, cara],
        [ana, dan],
      ],
      [[ana, dan]],
    )
    expect(outcome).toMatchObject({ kind: 'saved', applied: removeCara, foreign: { added: [dan] } })
  })

  test('is saved although someone has taken it back in part by the time it is read', async () => {
    const change = { add: [], remove: [cara, dan] }
    const { outcome } = await save(
      { change },
      [
        [ana, cara, dan],
        [ana, cara],
      ],
      [[ana, bob]],
    )
    expect(outcome).toMatchObject({
      kind: 'saved',
      applied: { add: [], remove: [dan] },
      foreign: { added: [cara], removed: [] },
    })
  })

  test('empties the list when that is confirmed, also where nobody is told by a null', async () => {
    const confirmed = { empty: true }
    const { outcome, calls } = await save({ change: removeCara, confirmed }, [[cara], sentNull], [sentNull])
    expect(calls).toEqual(['GET', [], 'GET'])
    expect(outcome).toMatchObject({ kind: 'saved', applied: removeCara })
  })
})

describe('a server that does only part of it', () => {
  test('did not take an id: it is named', async () => {
    const { outcome } = await save(
      {},
      [
        [ana, unknown],
        [ana, bob],
      ],
      [[ana, bob]],
    )
    expect(outcome).toMatchObject({ kind: 'partly saved', missing: [unknown], kept: [], applied: addBob })
  })

  test('did not remove one of two: it is named', async () => {
    const change = { add: [], remove: [cara, dan] }
    const { outcome } = await save(
      { change },
      [
        [ana, cara, dan],
        [ana, dan],
      ],
      [[ana, dan]],
    )
    expect(outcome).toMatchObject({
      kind: 'partly saved',
      missing: [],
      kept: [dan],
      applied: { add: [], remove: [cara] },
      foreign: { added: [], removed: [] },
    })
  })

  test('appends: said once, and no write leaves for this organization any more', async () => {
    const change = { add: [bob], remove: [cara] }
    const { outcome, world, calls } = await save({ change }, [[cara], [bob, cara], [cara]], [[bob, cara]])
    expect(outcome).toMatchObject({
      kind: 'server appends',
      kept: [cara],
      applied: addBob,
      inDoubt: noChange,
    })
    const again = await changeMembers({ org: 'o1', email, change }, world)
    expect(again).toMatchObject({ kind: 'server appends', kept: [], applied: noChange })
    expect(calls).toEqual(['GET', [bob], 'GET', 'GET'])
  })

  test('appends, and someone else removes one of ours before we look', async () => {
    const change = { add: [], remove: [cara, dan] }
    const { outcome } = await save(
      { change },
      [
        [ana, cara, dan],
        [ana, dan],
      ],
      [[ana, cara, dan]],
    )
    expect(outcome).toMatchObject({ kind: 'server appends', kept: [dan] })
  })
})

describe('what is asked before anything is written', () => {
  test('whether really nobody is to be left', async () => {
    const { outcome, calls } = await save({ change: removeCara }, [[cara]])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'would empty', removed: [cara], inDoubt: noChange })
  })

  test('whether a null means nobody where ids were known', async () => {
    const { outcome, calls } = await save({ known: [ana, cara] }, [sentNull])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'says nobody', known: [ana, cara] })
  })

  test('not whether a null means nobody where none were known, or the person has said so', async () => {
    expect((await save({}, [sentNull], [[bob]])).calls).toEqual(['GET', [bob]])
    const told = await save({ known: [ana], confirmed: { nobody: true } }, [sentNull], [[bob]])
    expect(told.outcome).toMatchObject({ kind: 'saved', before: [], applied: addBob })
  })

  test('whether a null after our own write means nobody', async () => {
    const { outcome } = await save({}, [[ana], sentNull], [unanswered])
    expect(outcome).toMatchObject({ kind: 'says nobody', known: [ana, bob], inDoubt: addBob })
  })
})

describe('what cannot be read is not written', () => {
  test.each([
    ['absent', guestHolding({ known: false, reason: 'absent' }), { kind: 'unreadable', reason: 'absent' }],
    [
      'malformed',
      guestHolding({ known: false, reason: 'unreadable' }),
      { kind: 'unreadable', reason: 'unreadable' },
    ],
    [
      "another guest's",
      guestHolding({ known: true, ids: [] }, { email: 'bob@x.de' }),
      { kind: 'wrong guest' },
    ],
    ["told to be another guest's", failing(200, { code: 'WRONG_GUEST' }), { kind: 'wrong guest' }],
    ['of a deleted guest', guestHolding({ known: true, ids: [] }, { deletedAt: 1 }), { kind: 'gone' }],
    ['not found', failing(404), { kind: 'gone' }],
    ['not found, as some servers say it', failing(422), { kind: 'gone' }],
    ['forbidden', failing(403), { kind: 'refused', status: 403, readOnly: true }],
    ['without a token', failing(401), { kind: 'signed out' }],
    [
      'of another session',
      failing(409, { code: 'SESSION_CHANGED', source: 'gateway' }),
      { kind: 'session changed' },
    ],
    ['out of reach', failing(0, { code: 'OFFLINE' }), { kind: 'offline' }],
  ])('a list that is %s', async (_name, answer, expected) => {
    const { outcome, calls } = await save({}, [answer])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ ...expected, inDoubt: noChange })
  })

  test('a guest whose email comes back in lower case is the guest', async () => {
    const { outcome } = await save({ email: email.toUpperCase() }, [[ana]], [[ana, bob]])
    expect(outcome.kind).toBe('saved')
  })

  test('four reads that fail are the end, without a write', async () => {
    const { outcome, calls } = await save({}, [failing(500), unanswered, failing(408), new Error('odd')])
    expect(calls).toEqual(['GET', 'GET', 'GET', 'GET'])
    expect(outcome).toEqual({ kind: 'unanswered', inDoubt: noChange })
  })
})

describe('a write whose outcome is unknown', () => {
  test.each([
    ['unanswered', unanswered],
    ['500', failing(500)],
    ['408', failing(408)],
    ['unreadable', failing(200, { code: 'UNREADABLE' })],
    ["another guest's, told", failing(200, { code: 'WRONG_GUEST' })],
    ["another guest's", guestHolding({ known: true, ids: [ana, bob] }, { email: 'bob@x.de' })],
    ['a list that cannot be read', guestHolding({ known: false, reason: 'unreadable' })],
  ])('(%s) is decided by reading: it arrived', async (_name, answer) => {
    const { outcome, calls } = await save({}, [[ana], [ana, bob, dan]], [answer])
    expect(calls).toEqual(['GET', [ana, bob], 'GET'])
    expect(outcome).toMatchObject({
      kind: 'saved',
      before: [ana],
      applied: addBob,
      foreign: { added: [dan] },
    })
  })

  test('is written anew, from a new read, when it did not arrive', async () => {
    const { outcome, calls, steps } = await save({}, [[ana], [ana, dan]], [unanswered, [ana, bob, dan]])
    expect(calls).toEqual(['GET', [ana, bob], 'GET', [ana, bob, dan]])
    expect(outcome).toMatchObject({ kind: 'saved', before: [ana], applied: addBob })
    expect(steps).toEqual([{ kind: 'checking' }, { kind: 'saving' }])
  })

  test('stays unknown after four', async () => {
    const four = [unanswered, unanswered, unanswered, unanswered]
    const { outcome, calls, now } = await save({}, [[ana], [ana], [ana], [ana]], four)
    expect(calls).toHaveLength(8)
    expect(outcome).toEqual({ kind: 'unknown', inDoubt: addBob })
    expect(now()).toBe(500 + 1000 + 2000)
  })

  test('is told beside whatever else stops the save', async () => {
    const { outcome } = await save({}, [[ana], failing(401)], [unanswered])
    expect(outcome).toEqual({ kind: 'signed out', inDoubt: addBob })
    const offline = await save({}, [[ana]], [failing(0, { code: 'OFFLINE' })])
    expect(offline.outcome).toEqual({ kind: 'offline', inDoubt: addBob })
  })

  test('is taken up again after signing in', async () => {
    const { outcome, calls } = await save({ inDoubt: addBob, base: [ana] }, [[ana, bob]])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'saved', applied: addBob })
  })

  test('remains when the read after an answer that differs fails', async () => {
    const { outcome } = await save({}, [[ana], failing(404)], [[ana]])
    expect(outcome).toEqual({ kind: 'gone', inDoubt: addBob })
  })
})

describe('a server that says slow down', () => {
  test('is waited for as told, and read again', async () => {
    const slow = failing(429, { retryAfter: 5000 })
    const { outcome, calls, steps } = await save({}, [[ana], [ana, dan]], [slow, [ana, bob, dan]])
    expect(calls).toEqual(['GET', [ana, bob], 'GET', [ana, bob, dan]])
    expect(steps).toEqual([{ kind: 'waiting', until: 5000 }, { kind: 'saving' }])
    expect(outcome.kind).toBe('saved')
  })

  test('without saying how long: up to 2 s, 4 s, 8 s … by chance, at least 1 s', async () => {
    const slow = failing(429)
    const { steps } = await save({}, [slow, slow, slow, failing(429, { retryAfter: 0 }), [ana, bob]])
    const waits = steps.flatMap((step) => (step.kind === 'waiting' ? [step.until] : []))
    expect(waits).toEqual([1000, 3000, 7000, 8000])
  })

  test('for longer than a minute in all is not waited for', async () => {
    const { outcome, steps } = await save({}, [
      failing(429, { retryAfter: 40_000 }),
      failing(429, { retryAfter: 20_001 }),
    ])
    expect(steps).toEqual([{ kind: 'waiting', until: 40_000 }, { kind: 'saving' }])
    expect(outcome).toEqual({ kind: 'throttled', retryAt: 60_001, inDoubt: noChange })
    const run = await save({ patience: 3_600_000 }, [failing(429, { retryAfter: 3_600_000 }), [bob]])
    expect(run.outcome.kind).toBe('already so')
  })

  test('by a 503 may have done it all the same, and is asked four times at most', async () => {
    const busy = failing(503, { retryAfter: 1000 })
    const { outcome, calls } = await save({}, [[ana], [ana], [ana], [ana]], [busy, busy, busy, busy])
    expect(calls).toHaveLength(8)
    expect(outcome).toEqual({ kind: 'unknown', inDoubt: addBob })
  })

  test('by a 429 has not done it', async () => {
    const { outcome } = await save({}, [[ana], [ana, bob]], [failing(429, { retryAfter: 1 })])
    expect(outcome.kind).toBe('already so')
  })
})

describe('a write that is turned away', () => {
  test.each([
    [422, 'refused'],
    [403, 'refused'],
    [409, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [401, 'signed out'],
  ])('with %i ends the save: %s, and nothing is in doubt', async (status, kind) => {
    const fieldErrors = { associated_members: 'Bob has left.' }
    const { outcome, calls } = await save({}, [[ana]], [failing(status, { fieldErrors })])
    expect(calls).toHaveLength(2)
    expect(outcome).toMatchObject({ kind, inDoubt: noChange })
    if (outcome.kind === 'refused')
      expect(outcome).toMatchObject({ status, fieldErrors, readOnly: status === 403 })
  })

  test('because there is no such address is not a guest that is gone', async () => {
    const { outcome } = await save({}, [failing(404, { code: 'ENDPOINT_NOT_FOUND' })])
    expect(outcome.kind).toBe('refused')
  })
})

describe('a computer that sleeps', () => {
  test('does not write on waking what was read before', async () => {
    const scripted = scriptedWorld({ get: [[ana]] })
    const { getGuest, sleep } = scripted.world
    const world = {
      ...scripted.world,
      getGuest: (...args: Parameters<typeof getGuest>) => sleep(200_000).then(() => getGuest(...args)),
    }
    const outcome = await changeMembers({ org: 'o1', email, change: addBob }, world)
    expect(outcome).toEqual({ kind: 'interrupted', inDoubt: noChange })
    expect(scripted.calls).toEqual(['GET'])
  })

  test('does not go on by itself after a wait that took hours', async () => {
    const scripted = scriptedWorld({ get: [failing(429, { retryAfter: 1000 })] })
    const world = { ...scripted.world, sleep: (ms: number) => scripted.world.sleep(ms + 7_200_000) }
    const outcome = await changeMembers({ org: 'o1', email, change: addBob }, world)
    expect(outcome).toEqual({ kind: 'interrupted', inDoubt: noChange })
  })
})
