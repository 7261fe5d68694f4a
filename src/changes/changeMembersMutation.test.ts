import { QueryClient, focusManager } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ChangeOutcome } from './changeOutcome.ts'
import { lantern } from '#src/sandbox/data/organizations.ts'
import { type Sandbox, createSandbox } from '#src/sandbox/sandbox.ts'
import { changeLogQueries } from './changeLog.ts'
import { type MembersAsked, changeMembersOf, undoOf } from './changeMembersMutation.ts'
import type { ChangeDeps, ChangeStep } from './changeRequest.ts'
import { fakeNetwork, fromGateway, jsonAnswer, sessionOf } from '#src/api/http/network.fixture.ts'
import { guestKeys } from '#src/api/guests/guestCache.ts'
import { forgetKnown } from '#src/api/guests/lastKnownMembers.ts'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { tabSession } from '#src/api/session/tabSession.ts'

const org = lantern.id
const email = 'eunji.kim@hanok.kr'
const [bob, cara, unknown] = [1002, 1003, 5678]
const before = [1003, 1004, 1005, 1007, unknown]
const path = `/api/organizations/${org}/guests/${encodeURIComponent(email)}`
const puts = { method: 'PUT', email }

let sandbox: Sandbox
let network: ReturnType<typeof fakeNetwork>
let client: QueryClient

// The first sandbox makes its people; a busy machine takes its time over it.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  sandbox = createSandbox()
  network = fakeNetwork(sandbox.fetch)
  vi.stubGlobal('fetch', network.fetch)
  client = new QueryClient()
  tabSession.set(sessionOf('s1'))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  sessionGate.left()
  forgetKnown()
  client.clear()
})

function save(asked: MembersAsked, onStep?: ChangeDeps['onStep']): Promise<ChangeOutcome> {
  const options = client.defaultMutationOptions(changeMembersOf(org, email, onStep))
  return client.getMutationCache().build(client, options).execute(asked)
}

const addBob = () => ({ change: { add: [bob], remove: [] }, base: before })
const entries = () => client.fetchQuery(changeLogQueries.list(org))

/** Tallyfy no longer takes the token, once. */
const signedOut = () =>
  sandbox.control.script({
    on: puts,
    act: [{ do: 'answer', status: 401, body: { message: 'unauthenticated' } }],
  })

/** The gateway refuses the first call, and tells whose session the cookie holds. */
function cookieHolds(session: ReturnType<typeof sessionOf>) {
  const refusal = jsonAnswer(409, { error: true, code: 'SESSION_CHANGED', message: 'Changed.' }, fromGateway)
  let refused = 0
  network = fakeNetwork(
    (request) => (request.method === 'PUT' && refused++ === 0 ? refusal : sandbox.fetch(request)),
    () => jsonAnswer(200, { session, sandbox: true, tallyfy: 'go.tallyfy.com' }),
  )
  vi.stubGlobal('fetch', network.fetch)
}

describe('a change of members', () => {
  test('is a fresh GET and one PUT with exactly the sorted ids, under the session of the tab', async () => {
    const outcome = await save({ change: { add: [bob], remove: [cara] }, base: before })
    expect(outcome.kind).toBe('saved')
    expect(network.sent.map(({ method, path: to, body }) => [method, to, body])).toEqual([
      ['GET', path, undefined],
      ['PUT', path, { associated_members: [bob, 1004, 1005, 1007, unknown] }],
    ])
    expect(network.sent.map(({ headers }) => headers.get('X-Guestlist-Session'))).toEqual(['s1', 's1'])
    expect(sandbox.control.membersOf(org, email)).toEqual([bob, 1004, 1005, 1007, unknown])
  })

  test('is seen by the drawer and the log at once', async () => {
    const outcome = await save(addBob())
    expect(client.getQueryData(guestKeys.detail(org, email))).toBe('guest' in outcome && outcome.guest)
    expect(await entries()).toMatchObject([
      {
        email,
        title: 'Eun-ji Kim',
        kind: 'change',
        user: { id: '1', email: 'ana@lantern.studio', name: 'Ana Ferreira' },
        applied: { add: [bob], remove: [] },
      },
    ])
  })

  test('is undone, and only what it changed itself', async () => {
    await save(addBob())
    sandbox.control.changeByOther(org, email, { remove: [cara] })
    const [entry] = await entries()
    if (!entry) throw new Error('nothing was recorded')
    const outcome = await save(undoOf(entry))
    expect(outcome.kind).toBe('saved')
    expect(sandbox.control.membersOf(org, email)).toEqual([1004, 1005, 1007, unknown])
    const [undo, undone] = await entries()
    expect(undo).toMatchObject({ kind: 'undo', applied: { add: [], remove: [bob] } })
    expect(undone?.undoneBy).toBe(undo?.id)
  })

  test('of a guest who had nobody is undone without a question', async () => {
    sandbox.control.changeByOther(org, email, { remove: before })
    await save({ change: { add: [bob], remove: [] }, base: [] })
    const [entry] = await entries()
    if (!entry) throw new Error('nothing was recorded')
    expect(entry && (await save(undoOf(entry))).kind).toBe('saved')
    expect(sandbox.control.membersOf(org, email)).toEqual([])
  })

  test('asks before it believes a null, and believes the person', async () => {
    await save(addBob())
    sandbox.control.script({ on: { method: 'GET', email }, act: [{ do: 'members', as: null }], times: 2 })
    const change = { add: [1001], remove: [] }
    const asked = await save({ change })
    expect(asked).toMatchObject({ kind: 'says nobody', known: [bob, ...before] })
    expect((await save({ change, confirmed: { nobody: true } })).kind).toBe('saved')
    expect(sandbox.control.membersOf(org, email)).toEqual([1001])
  })

  test('tells until when it waits', async () => {
    sandbox.control.script({
      on: puts,
      act: [{ do: 'answer', status: 429, body: {}, headers: { 'Retry-After': '1' } }],
    })
    const steps: ChangeStep[] = []
    const startedAt = Date.now()
    expect((await save(addBob(), (step) => steps.push(step))).kind).toBe('saved')
    expect(steps).toEqual([{ kind: 'waiting', until: expect.any(Number) }, { kind: 'saving' }])
    const [wait] = steps
    expect((wait?.kind === 'waiting' ? wait.until : 0) - startedAt).toBeGreaterThanOrEqual(1000)
    expect(network.sent.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT'])
  })

  test('in doubt is in the log as such, and the drawer reads again', async () => {
    client.setQueryData(guestKeys.detail(org, email), null)
    const once = { do: 'answer', status: 401, body: {} } as const
    sandbox.control.script({ on: puts, act: [{ do: 'drop' }] })
    sandbox.control.script({ on: { method: 'GET', email }, nth: 2, act: [{ ...once, status: 404 }] })
    expect(await save(addBob())).toMatchObject({ kind: 'gone', inDoubt: { add: [bob], remove: [] } })
    expect(await entries()).toMatchObject([{ certain: false, applied: { add: [bob], remove: [] } }])
    expect(client.getQueryState(guestKeys.detail(org, email))?.isInvalidated).toBe(true)
  })
})

describe('a session that ends under a change', () => {
  test('holds it until the same user signs in, then goes on from reading', async () => {
    signedOut()
    const saving = save(addBob())
    await vi.waitFor(() => expect(sessionGate.getSnapshot().kind).toBe('ended'))
    sandbox.control.changeByOther(org, email, { add: [1001] })
    sessionGate.renewed(sessionOf('s2'))
    expect((await saving).kind).toBe('saved')
    expect(network.sent.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT'])
    expect(network.sent.map(({ headers }) => headers.get('X-Guestlist-Session'))).toEqual([
      's1',
      's1',
      's2',
      's2',
    ])
    expect(sandbox.control.membersOf(org, email)).toEqual([1001, bob, ...before])
  })

  test('ends it when another user signs in: nothing is written', async () => {
    signedOut()
    const saving = save(addBob())
    await vi.waitFor(() => expect(sessionGate.getSnapshot().kind).toBe('ended'))
    const waiting = save({ change: { add: [1001], remove: [] } })
    const other = { id: 4, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
    sessionGate.renewed(sessionOf('s2', { user: other }))
    expect(await saving).toMatchObject({ kind: 'other user', inDoubt: { add: [], remove: [] } })
    // A save that waited for its turn was asked for by the first user, too.
    expect(await waiting).toMatchObject({ kind: 'other user' })
    expect(sandbox.control.log.writes).toEqual([])
  })

  test('ends it when the person leaves', async () => {
    signedOut()
    const saving = save(addBob())
    await vi.waitFor(() => expect(sessionGate.getSnapshot().kind).toBe('ended'))
    sessionGate.left()
    expect((await saving).kind).toBe('signed out')
  })

  test('stops the write when another user signs in between reading and writing', async () => {
    const other = { id: 4, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
    const tallyfy = network.fetch
    vi.stubGlobal('fetch', async (to: string, init: RequestInit) => {
      const answer = await tallyfy(to, init)
      sessionGate.renewed(sessionOf('s2', { user: other }))
      return answer
    })
    expect((await save(addBob())).kind).toBe('other user')
    expect(network.sent.map(({ method }) => method)).toEqual(['GET'])
  })

  describe('because the cookie holds another one', () => {
    test('goes on when it is of the same user', async () => {
      cookieHolds(sessionOf('s2'))
      expect((await save(addBob())).kind).toBe('saved')
    })

    test('ends when it is not', async () => {
      cookieHolds(sessionOf('s2', { user: { id: 4, email: 'ken@x', firstName: 'Ken', lastName: 'Ito' } }))
      expect((await save(addBob())).kind).toBe('session changed')
      expect(sandbox.control.log.writes).toEqual([])
    })
  })
})

describe('afterwards', () => {
  test('somebody overwrites it: the log says so 10 s later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await save(addBob())
    sandbox.control.changeByOther(org, email, { remove: [bob] })
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(async () =>
      expect((await entries())[0]?.settled).toEqual({
        kind: 'overwritten',
        lost: { add: [bob], remove: [] },
      }),
    )
  })

  test('it is kept, and looked at once more when the person comes back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await save(addBob())
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(async () => expect((await entries())[0]?.settled).toEqual({ kind: 'kept' }))
    sandbox.control.changeByOther(org, email, { remove: [bob] })
    focusManager.setFocused(false)
    focusManager.setFocused(true)
    await vi.waitFor(async () => expect((await entries())[0]?.settled.kind).toBe('overwritten'))
    const sent = network.sent.length
    focusManager.setFocused(false)
    focusManager.setFocused(true)
    expect(network.sent).toHaveLength(sent)
    focusManager.setFocused(undefined)
  })

  test('what cannot be read decides nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await save(addBob())
    sandbox.control.script({ on: { method: 'GET', email }, act: [{ do: 'answer', status: 500 }] })
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(sandbox.control.log.requests.at(-1)?.status).toBe(500))
    expect((await entries())[0]?.settled).toEqual({ kind: 'open' })
  })
})
