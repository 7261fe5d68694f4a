import { describe, expect, test } from 'vitest'
import { noChange } from '#src/lib/memberChange.ts'
import { changeMembers } from './changeMembers.ts'
import type { ChangeDeps, ChangeRequest } from './changeContract.ts'
import {
  type Answer,
  eunji,
  failing,
  guestHolding,
  noAnswer,
  scriptedDeps,
  unexpectedNull,
} from '#src/changes/proof/scriptedDeps.ts'

const [ana, bob, cara, dan, unknown] = [1, 9, 10, 21, 5678]
const addBob = { add: [bob], remove: [] }
const removeCara = { add: [], remove: [cara] }

/** Saves with scripted answers; returns how it ended and what was sent. */
async function save(request: Partial<ChangeRequest>, get: readonly Answer[], put: readonly Answer[] = []) {
  const scripted = scriptedDeps({ get, put })
  const outcome = await changeMembers({ guest: eunji, change: addBob, ...request }, scripted.deps)
  return { ...scripted, outcome }
}

describe('a change that is saved', () => {
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

  test('keeps what others did since the editor opened, and reports it', async () => {
    const { outcome, calls } = await save({ base: [ana, cara] }, [[cara, dan]], [[bob, cara, dan]])
    expect(calls).toEqual(['GET', [bob, cara, dan]])
    expect(outcome).toMatchObject({ kind: 'saved', foreign: { added: [dan], removed: [ana] } })
  })

  test('is empty: nothing is sent', async () => {
    const { outcome, calls } = await save({ change: noChange }, [])
    expect(calls).toEqual([])
    expect(outcome).toEqual({ kind: 'unchanged', guest: null, foreign: { added: [], removed: [] } })
  })

  test('is in the list already: nothing is written', async () => {
    const { outcome, calls } = await save({ base: [ana] }, [[ana, bob]])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'unchanged', foreign: { added: [], removed: [] } })
  })

  test('is saved although the answer is stale', async () => {
    const { outcome, calls } = await save({}, [[ana], [ana, bob]], [[ana]])
    expect(calls).toEqual(['GET', [ana, bob], 'GET'])
    expect(outcome).toMatchObject({ kind: 'saved', applied: addBob })
  })

  test('is saved although someone wrote right after, and their change is reported', async () => {
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

  test('is saved although someone took back part of it before our read', async () => {
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

  test('empties the list when that is confirmed, also where the answer is null', async () => {
    const { outcome, calls } = await save(
      { change: removeCara, confirmed: true },
      [[cara], []],
      [unexpectedNull([])],
    )
    expect(calls).toEqual(['GET', [], 'GET'])
    expect(outcome).toMatchObject({ kind: 'saved', applied: removeCara })
  })
})

describe('a server that does only part of it', () => {
  test('did not store an id: it is named', async () => {
    const { outcome } = await save(
      {},
      [
        [ana, unknown],
        [ana, bob],
      ],
      [[ana, bob]],
    )
    expect(outcome).toMatchObject({ kind: 'partial', missing: [unknown], kept: [], applied: addBob })
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
      kind: 'partial',
      missing: [],
      kept: [dan],
      applied: { add: [], remove: [cara] },
      foreign: { added: [], removed: [] },
    })
  })

  test('appends: reported, and nothing more is written in this organization', async () => {
    const change = { add: [bob], remove: [cara] }
    const { outcome, deps, calls } = await save({ change }, [[cara], [bob, cara], [cara]], [[bob, cara]])
    expect(outcome).toMatchObject({
      kind: 'server-appends',
      kept: [cara],
      applied: addBob,
      inDoubt: noChange,
    })
    const again = await changeMembers({ guest: eunji, change }, deps)
    expect(again).toMatchObject({ kind: 'server-appends', kept: [], applied: noChange })
    expect(calls).toEqual(['GET', [bob], 'GET', 'GET'])
  })

  test('appends, and someone else removes one of ours before our read', async () => {
    const change = { add: [], remove: [cara, dan] }
    const { outcome } = await save(
      { change },
      [
        [ana, cara, dan],
        [ana, dan],
      ],
      [[ana, cara, dan]],
    )
    expect(outcome).toMatchObject({ kind: 'server-appends', kept: [dan] })
  })
})

describe('what the user confirms before anything is written', () => {
  test('that no member is left', async () => {
    const { outcome, calls } = await save({ change: removeCara }, [[cara]])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'needs-confirmation', removed: [cara], inDoubt: noChange })
  })

  test('that a null means an empty list where ids were known', async () => {
    const { outcome, calls } = await save({}, [unexpectedNull([ana, cara])])
    expect(calls).toEqual(['GET'])
    expect(outcome).toEqual({ kind: 'unexpected-null', last: [ana, cara], inDoubt: noChange })
  })

  test('not that a null means an empty list where none were known, or the user accepted it', async () => {
    const { outcome, calls } = await save({}, [[]], [[bob]])
    expect(calls).toEqual(['GET', [bob]])
    expect(outcome).toMatchObject({ kind: 'saved', before: [], applied: addBob })
  })

  test('that a null after our own write means an empty list', async () => {
    const { outcome } = await save({}, [[ana], unexpectedNull([ana, bob])], [noAnswer])
    expect(outcome).toEqual({ kind: 'unexpected-null', last: [ana, bob], inDoubt: addBob })
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
    ["another guest's", failing(200, { code: 'wrong-guest' }), { kind: 'wrong-guest' }],
    ['of a deleted guest', guestHolding({ known: true, ids: [] }, { deletedAt: 1 }), { kind: 'not-found' }],
    ['not found', failing(404), { kind: 'not-found' }],
    ['not found, as some servers say it', failing(422), { kind: 'not-found' }],
    ['forbidden', failing(403), { kind: 'refused', error: { status: 403 } }],
    ['without a token', failing(401), { kind: 'signed-out' }],
    [
      'of another session',
      failing(409, { code: 'SESSION_CHANGED', source: 'gateway' }),
      { kind: 'session-changed' },
    ],
    ['out of reach', failing(0, { code: 'offline' }), { kind: 'offline' }],
  ])('a list that is %s', async (_name, answer, expected) => {
    const { outcome, calls } = await save({}, [answer])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ ...expected, inDoubt: noChange })
  })

  test('four reads that fail are the end, without a write', async () => {
    const { outcome, calls } = await save({}, [failing(500), noAnswer, failing(408), noAnswer])
    expect(calls).toEqual(['GET', 'GET', 'GET', 'GET'])
    expect(outcome).toEqual({ kind: 'no-answer', inDoubt: noChange })
  })
})

describe('a write whose outcome is unknown', () => {
  test.each([
    ['noAnswer', noAnswer],
    ['500', failing(500)],
    ['408', failing(408)],
    ['unreadable', failing(200, { code: 'unreadable-answer' })],
    ["another guest's", failing(200, { code: 'wrong-guest' })],
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
    const { outcome, calls, steps } = await save({}, [[ana], [ana, dan]], [noAnswer, [ana, bob, dan]])
    expect(calls).toEqual(['GET', [ana, bob], 'GET', [ana, bob, dan]])
    expect(outcome).toMatchObject({ kind: 'saved', before: [ana], applied: addBob })
    expect(steps).toEqual([{ kind: 'checking' }, { kind: 'saving' }])
  })

  test('stays unknown after four', async () => {
    const four = [noAnswer, noAnswer, noAnswer, noAnswer]
    const { outcome, calls, now } = await save({}, [[ana], [ana], [ana], [ana]], four)
    expect(calls).toHaveLength(8)
    expect(outcome).toEqual({ kind: 'unknown', inDoubt: addBob })
    expect(now()).toBe(500 + 1000 + 2000)
  })

  test('is part of every other outcome that stops the save', async () => {
    const { outcome } = await save({}, [[ana], failing(401)], [noAnswer])
    expect(outcome).toEqual({ kind: 'signed-out', inDoubt: addBob })
    const offline = await save({}, [[ana]], [failing(0, { code: 'offline' })])
    expect(offline.outcome).toEqual({ kind: 'offline', inDoubt: addBob })
  })

  test('is decided by reading after a new sign-in', async () => {
    const { outcome, calls } = await save({ inDoubt: addBob, base: [ana] }, [[ana, bob]])
    expect(calls).toEqual(['GET'])
    expect(outcome).toMatchObject({ kind: 'saved', applied: addBob })
  })

  test('remains when the read after an answer that differs fails', async () => {
    const { outcome } = await save({}, [[ana], failing(404)], [[ana]])
    expect(outcome).toEqual({ kind: 'not-found', inDoubt: addBob })
  })
})

describe('a server that limits requests', () => {
  test('is waited for as long as it says, then read again', async () => {
    const slow = failing(429, { retryAfter: 5000 })
    const { outcome, calls, steps } = await save({}, [[ana], [ana, dan]], [slow, [ana, bob, dan]])
    expect(calls).toEqual(['GET', [ana, bob], 'GET', [ana, bob, dan]])
    expect(steps).toEqual([{ kind: 'waiting', until: 5000 }, { kind: 'saving' }])
    expect(outcome.kind).toBe('saved')
  })

  test('is waited for by the rate limiter alone, and at least 1 s', async () => {
    const slow = [2000, 4000, 0, null].map((retryAfter) => failing(429, { retryAfter }))
    const { steps } = await save({}, [...slow, [ana, bob]])
    const waits = steps.flatMap((step) => (step.kind === 'waiting' ? [step.until] : []))
    expect(waits).toEqual([2000, 6000, 7000, 8000])
  })

  test('for longer than a minute in all is not waited for', async () => {
    const { outcome, steps } = await save({}, [
      failing(429, { retryAfter: 40_000 }),
      failing(429, { retryAfter: 20_001 }),
    ])
    expect(steps).toEqual([{ kind: 'waiting', until: 40_000 }, { kind: 'saving' }])
    expect(outcome).toEqual({ kind: 'rate-limited', retryAt: 60_001, inDoubt: noChange })
    const run = await save({ maxTotalWaitMs: 3_600_000 }, [failing(429, { retryAfter: 3_600_000 }), [bob]])
    expect(run.outcome.kind).toBe('unchanged')
  })

  test('with a 503 may have done it all the same, and is tried four times at most', async () => {
    const busy = failing(503, { retryAfter: 1000 })
    const { outcome, calls } = await save({}, [[ana], [ana], [ana], [ana]], [busy, busy, busy, busy])
    expect(calls).toHaveLength(8)
    expect(outcome).toEqual({ kind: 'unknown', inDoubt: addBob, serverStatus: 503 })
  })

  test('with a 429 has not done it', async () => {
    const { outcome } = await save({}, [[ana], [ana, bob]], [failing(429, { retryAfter: 1 })])
    expect(outcome.kind).toBe('unchanged')
  })
})

describe('a write that is refused', () => {
  test.each([
    [422, 'refused'],
    [403, 'refused'],
    [409, 'refused'],
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'signed-out'],
  ])('with %i ends the save: %s, and nothing is in doubt', async (status, kind) => {
    const fieldErrors = { associated_members: 'Bob has left.' }
    const { outcome, calls } = await save({}, [[ana]], [failing(status, { fieldErrors })])
    expect(calls).toHaveLength(2)
    expect(outcome).toMatchObject({ kind, inDoubt: noChange })
    if (outcome.kind === 'refused') expect(outcome.error).toMatchObject({ status, fieldErrors })
  })

  test('because there is no such address is not a guest that is gone', async () => {
    const { outcome } = await save({}, [failing(404, { code: 'ENDPOINT_NOT_FOUND' })])
    expect(outcome.kind).toBe('refused')
  })
})

describe('a computer that sleeps', () => {
  test('does not write after it what was read before', async () => {
    const { deps, calls } = scriptedDeps({ get: [[ana]] })
    const getGuest: ChangeDeps['getGuest'] = (guest) => deps.sleep(200_000).then(() => deps.getGuest(guest))
    const outcome = await changeMembers({ guest: eunji, change: addBob }, { ...deps, getGuest })
    expect(outcome).toEqual({ kind: 'interrupted', inDoubt: noChange })
    expect(calls).toEqual(['GET'])
  })

  test('does not continue by itself after a wait that took hours', async () => {
    const { deps } = scriptedDeps({ get: [failing(429, { retryAfter: 1000 })] })
    const waitUntilClear: ChangeDeps['waitUntilClear'] = async (options) => {
      const result = await deps.waitUntilClear(options)
      await deps.sleep(7_200_000)
      return result
    }
    const outcome = await changeMembers({ guest: eunji, change: addBob }, { ...deps, waitUntilClear })
    expect(outcome).toEqual({ kind: 'interrupted', inDoubt: noChange })
  })
})

describe('an exception that is no ApiError', () => {
  const bug = new TypeError('a bug of ours')

  test('while reading is reported once and ends the save: nothing was written', async () => {
    const { outcome, calls, reported } = await save({}, [bug])
    expect(outcome).toEqual({ kind: 'internal-error', inDoubt: noChange })
    expect(calls).toEqual(['GET'])
    expect(reported).toEqual([bug])
  })

  test('after the write was sent leaves what was sent in doubt', async () => {
    const { outcome, calls, reported } = await save({}, [[ana]], [bug])
    expect(outcome).toEqual({ kind: 'internal-error', inDoubt: addBob })
    expect(calls).toEqual(['GET', [ana, bob]])
    expect(reported).toEqual([bug])
  })

  test('while verifying leaves what was sent in doubt', async () => {
    const { outcome } = await save({}, [[ana], bug], [[ana]])
    expect(outcome).toEqual({ kind: 'internal-error', inDoubt: addBob })
  })

  test('of the lock sends nothing', async () => {
    const { deps, calls, reported } = scriptedDeps({ get: [] })
    const lock: ChangeDeps['lock'] = () => Promise.reject(bug)
    const outcome = await changeMembers({ guest: eunji, change: addBob }, { ...deps, lock })
    expect(outcome).toEqual({ kind: 'internal-error', inDoubt: noChange })
    expect([calls, reported]).toEqual([[], [bug]])
  })

  test('of what shows the progress ends the save, too', async () => {
    const { deps, reported } = scriptedDeps({ get: [failing(429)] })
    const onStep = () => {
      throw bug
    }
    const outcome = await changeMembers({ guest: eunji, change: addBob }, { ...deps, onStep })
    expect(outcome).toEqual({ kind: 'internal-error', inDoubt: noChange })
    expect(reported).toEqual([bug])
  })
})
