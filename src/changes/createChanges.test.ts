import { QueryClient, focusManager } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Api } from '#src/api/createApi.ts'
import { accountOf } from '#src/api/session/account.ts'
import { fakeNetwork, fromGateway, jsonAnswer, sessionOf, testApi } from '#src/api/http/network.fixture.ts'
import { browserClock } from '#src/browser/clock.ts'
import { createTabLock } from '#src/browser/locks.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { type Sandbox, createSandbox } from '#src/sandbox/sandbox.ts'
import type { ChangeOutcome, ChangeStep } from './changeContract.ts'
import {
  type ChangeMembersVariables,
  type ChangeResult,
  type Changes,
  type ChangesDeps,
  createChanges,
  undoVariables,
} from './createChanges.ts'
import { type ChangeEntry, isMemberChange } from './log/logEntry.ts'
import { changeEntry, createMemoryLogStorage, guestEntry, noOtherTabs } from './log/logStorage.fixture.ts'
import type { LogStorage } from './log/logStorage.ts'

const org = edgeCases.id
const email = 'eunji.kim@hanok.kr'
const guest = { org, email }
const [bob, cara, unknown] = [1002, 1003, 5678]
const before = [1003, 1004, 1005, 1007, unknown]
const path = `/api/organizations/${org}/guests/${encodeURIComponent(email)}`
const puts = { method: 'PUT', email }

let sandbox: Sandbox
let network: ReturnType<typeof fakeNetwork>
let client: QueryClient
let api: Api
let changes: Changes
let reported: unknown[]
let logStorage: LogStorage

// The first sandbox makes its sample data; a busy machine takes a while for it.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  sandbox = createSandbox()
  reported = []
  logStorage = createMemoryLogStorage()
  client = new QueryClient()
  connect(fakeNetwork(sandbox.fetch))
})
afterEach(() => {
  vi.useRealTimers()
  client.clear()
})

const random = () => 0.5
const reportError = (error: unknown) => void reported.push(error)

/** Makes API and changes over this network. */
function connect(to: ReturnType<typeof fakeNetwork>, overrides: Partial<ChangesDeps> = {}) {
  network = to
  api = testApi(to.fetch, { reportError })
  api.session.signedInAgain(sessionOf('s1'))
  const lock = createTabLock()
  changes = createChanges({
    api,
    queryClient: client,
    lock,
    clock: browserClock,
    random,
    reportError,
    logStorage,
    channel: noOtherTabs,
    ...overrides,
  })
}

type Variables = Omit<ChangeMembersVariables, 'session'>

function start(variables: Variables, onStep?: (step: ChangeStep) => void, of = guest): Promise<ChangeResult> {
  const options = client.defaultMutationOptions(changes.changeMembersMutation(of, onStep))
  const session = api.session.current()
  return client
    .getMutationCache()
    .build(client, options)
    .execute({ ...variables, session })
}

async function save(variables: Variables, onStep?: (step: ChangeStep) => void): Promise<ChangeOutcome> {
  return (await start(variables, onStep)).outcome
}

const addBob = () => ({ change: { add: [bob], remove: [] }, base: before })
const entries = () => changes.log.state.get().entries.filter(isMemberChange)

/** Saves and returns the entry in the log. */
async function saveEntry(variables: Variables): Promise<ChangeEntry> {
  const { entry } = await start(variables)
  if (!entry) throw new Error('nothing was recorded')
  return entry
}

/** Tallyfy refuses the token, once. */
const refuseToken = () =>
  sandbox.control.script({
    on: puts,
    act: [{ do: 'answer', status: 401, body: { message: 'unauthenticated' } }],
  })

/** The gateway refuses the first write, and reports whose session the cookie holds. */
function cookieHolds(session: ReturnType<typeof sessionOf>) {
  const refusal = jsonAnswer(409, { error: true, code: 'SESSION_CHANGED', message: 'Changed.' }, fromGateway)
  let refused = 0
  connect(
    fakeNetwork(
      (request) => (request.method === 'PUT' && refused++ === 0 ? refusal : sandbox.fetch(request)),
      () => jsonAnswer(200, { session, sandbox: true, tallyfy: 'go.tallyfy.com' }),
    ),
  )
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

  test('of a guest whose email is written in another case is the same guest', async () => {
    const shouted = { org, email: email.toUpperCase() }
    const { outcome } = await start(addBob(), undefined, shouted)
    expect(outcome.kind).toBe('saved')
    expect(changes.changeMembersMutation(shouted).scope).toEqual(changes.changeMembersMutation(guest).scope)
    expect(changes.changeMembersMutation({ ...guest, org: 'o9' }).scope).not.toEqual(
      changes.changeMembersMutation(guest).scope,
    )
  })

  test('is seen by the drawer and the log at once', async () => {
    const { outcome, entry } = await start(addBob())
    const { queryKey } = api.guests.queries.detail(guest)
    expect(client.getQueryData(queryKey)).toBe('guest' in outcome && outcome.guest)
    expect(entries()).toEqual([entry])
    expect(entries()).toMatchObject([
      {
        guest,
        kind: 'change',
        applied: { add: [bob], remove: [] },
      },
    ])
  })

  test('is undone, and only what it changed itself', async () => {
    const entry = await saveEntry(addBob())
    sandbox.control.changeByOther(org, email, { remove: [cara] })
    const outcome = await save(undoVariables(entry))
    expect(outcome.kind).toBe('saved')
    expect(sandbox.control.membersOf(org, email)).toEqual([1004, 1005, 1007, unknown])
    const [undo, undone] = entries()
    expect(undo).toMatchObject({ kind: 'undo', applied: { add: [], remove: [bob] } })
    expect(undone?.undoneBy).toBe(undo?.id)
  })

  test('of a guest who had no member is undone without a confirmation', async () => {
    sandbox.control.changeByOther(org, email, { remove: before })
    const entry = await saveEntry({ change: { add: [bob], remove: [] }, base: [] })
    expect((await save(undoVariables(entry))).kind).toBe('saved')
    expect(sandbox.control.membersOf(org, email)).toEqual([])
  })

  test('needs a confirmation for a null, and takes it from the user', async () => {
    await save(addBob())
    sandbox.control.script({ on: { method: 'GET', email }, act: [{ do: 'members', as: null }], times: 2 })
    const change = { add: [1001], remove: [] }
    expect(await save({ change })).toMatchObject({ kind: 'unexpected-null', last: [bob, ...before] })
    api.guests.acceptEmptyList(guest)
    expect((await save({ change })).kind).toBe('saved')
    expect(sandbox.control.membersOf(org, email)).toEqual([1001])
  })

  test('reports until when it waits', async () => {
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

  test('in doubt is in the log as such, and the drawer reads the guest again', async () => {
    const { queryKey } = api.guests.queries.detail(guest)
    await client.fetchQuery(api.guests.queries.detail(guest))
    const once = { do: 'answer', status: 401, body: {} } as const
    sandbox.control.script({ on: puts, act: [{ do: 'drop' }] })
    sandbox.control.script({ on: { method: 'GET', email }, nth: 2, act: [{ ...once, status: 404 }] })
    expect(await save(addBob())).toMatchObject({ kind: 'not-found', inDoubt: { add: [bob], remove: [] } })
    expect(entries()).toMatchObject([{ state: 'unknown', applied: { add: [bob], remove: [] } }])
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
  })
})

test('an invitation and a deletion are in the log', async () => {
  const cache = client.getMutationCache()
  const draft = { email: 'new@x.com', firstName: 'New', lastName: 'Guest' }
  await cache.build(client, changes.createGuestMutation(org)).execute(draft)
  await cache.build(client, changes.deleteGuestMutation(guest)).execute()
  expect(changes.log.state.get().entries).toMatchObject([
    { kind: 'deletion', guest, state: 'done' },
    { kind: 'invitation', guest: { org, email: 'new@x.com' }, state: 'done' },
  ])
  expect(() => sandbox.control.membersOf(org, email)).toThrow(RangeError)
})

const account = accountOf(sessionOf('s1'))

/** Loads the page again. */
async function reload(): Promise<void> {
  client.clear()
  connect(fakeNetwork(sandbox.fetch))
  changes.log.state.subscribe(() => undefined)
  await vi.waitFor(() => expect(changes.log.state.get().isLoaded).toBe(true))
}

describe('the log of a page that is closed', () => {
  test('has a save before its request leaves, and a read decides it in the next page', async () => {
    const write = sandbox.control.script({ on: puts, act: [{ do: 'hold' }] })
    void save(addBob())
    await write.reached()
    expect(await logStorage.list(account)).toMatchObject([
      { state: 'unknown', before, after: null, applied: { add: [bob], remove: [] } },
    ])
    await reload()
    write.release()
    await vi.waitFor(() => expect(sandbox.control.membersOf(org, email)).toContain(bob))
    const [entry] = entries()
    expect(entry?.state).toBe('unknown')
    expect(await changes.checkAgain(entry?.id ?? '')).toBe('decided')
    expect(entries()).toMatchObject([{ state: 'done', isComplete: true, after: [bob, ...before] }])
  })

  test('is decided as not done when the change is not there, and stays as it is when it cannot be read', async () => {
    await logStorage.add(
      account,
      changeEntry({ guest, at: Date.now(), state: 'unknown', applied: { add: [bob], remove: [] } }),
    )
    await reload()
    sandbox.control.script({ on: { method: 'GET', email }, act: [{ do: 'answer', status: 403 }] })
    expect(await changes.checkAgain('e1')).toMatchObject({ status: 403 })
    expect(entries()).toMatchObject([{ state: 'unknown' }])
    expect(await changes.checkAgain('e1')).toBe('decided')
    expect(entries()).toMatchObject([{ state: 'not-done' }])
  })

  test('tells the next page which members were last known: a null is not accepted', async () => {
    await save(addBob())
    await reload()
    sandbox.control.script({ on: { method: 'GET', email }, act: [{ do: 'members', as: null }] })
    expect(await save({ change: { add: [1001], remove: [] } })).toMatchObject({
      kind: 'unexpected-null',
      last: [bob, ...before],
    })
  })

  test('has an invitation and a deletion that were not answered, and a read decides', async () => {
    const storedEntry = guestEntry({ guest, at: Date.now(), kind: 'deletion', state: 'unknown' })
    await logStorage.add(account, storedEntry)
    await logStorage.add(account, { ...storedEntry, id: 'e2', kind: 'invitation' })
    await reload()
    expect([await changes.checkAgain('e1'), await changes.checkAgain('e2')]).toEqual(['decided', 'decided'])
    expect([changes.log.find('e1')?.state, changes.log.find('e2')?.state]).toEqual(['not-done', 'done'])
  })

  test('a change in doubt that is tried again stays one entry', async () => {
    sandbox.control.script({ on: puts, act: [{ do: 'drop' }] })
    sandbox.control.script({
      on: { method: 'GET', email },
      nth: 2,
      act: [{ do: 'answer', status: 404, body: {} }],
    })
    const first = await start(addBob())
    expect(first.entry?.state).toBe('unknown')
    const inDoubt = 'inDoubt' in first.outcome ? first.outcome.inDoubt : undefined
    const second = await start({ ...addBob(), ...(inDoubt && { inDoubt }) })
    expect(second.outcome.kind).toBe('saved')
    expect(entries()).toMatchObject([
      { id: first.entry?.id, state: 'done', applied: { add: [bob], remove: [] } },
    ])
  })
})

describe('an exception that is no ApiError', () => {
  const bug = new TypeError('a bug of ours')

  test('ends the save as an internal error, reported once', async () => {
    connect(network, { lock: () => Promise.reject(bug) })
    const { outcome, entry } = await start(addBob())
    expect(outcome.kind).toBe('internal-error')
    expect([entry, network.sent, reported]).toEqual([null, [], [bug]])
  })

  test('ends an undo the same way, and the change can still be undone', async () => {
    const entry = await saveEntry(addBob())
    const lock: ChangesDeps['lock'] = () => Promise.reject(bug)
    const deps = {
      api,
      queryClient: client,
      lock,
      clock: browserClock,
      random,
      logStorage,
      channel: noOtherTabs,
    }
    const broken = createChanges({ ...deps, reportError })
    const options = client.defaultMutationOptions(broken.changeMembersMutation(guest))
    const session = api.session.current()
    const undo = client.getMutationCache().build(client, options)
    const { outcome } = await undo.execute({ ...undoVariables(entry), session })
    expect(outcome.kind).toBe('internal-error')
    expect(reported).toEqual([bug])
    expect(changes.log.find(entry.id)).toMatchObject({ undoneBy: null })
  })

  test('of a recheck is reported and decides nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const entry = await saveEntry(addBob())
    const { queryKey } = api.guests.queries.detail(guest)
    client.setQueryDefaults(queryKey, {
      structuralSharing: () => {
        throw bug
      },
    })
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(reported).toEqual([bug]))
    expect(changes.log.find(entry.id)).toMatchObject({ recheck: { kind: 'pending' } })
  })
})

describe('a session that ends under a change', () => {
  test('holds it until the same user signs in, then continues with a read', async () => {
    refuseToken()
    const saving = save(addBob())
    await vi.waitFor(() => expect(api.session.trouble.get().kind).toBe('ended'))
    sandbox.control.changeByOther(org, email, { add: [1001] })
    api.session.signedInAgain(sessionOf('s2'))
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
    refuseToken()
    const saving = save(addBob())
    await vi.waitFor(() => expect(api.session.trouble.get().kind).toBe('ended'))
    const waiting = save({ change: { add: [1001], remove: [] } })
    const other = { id: 4, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
    api.session.signedInAgain(sessionOf('s2', { user: other }))
    expect(await saving).toMatchObject({ kind: 'other-user', inDoubt: { add: [], remove: [] } })
    // A save that waited for its turn is the first user's, too.
    expect(await waiting).toMatchObject({ kind: 'other-user' })
    expect(sandbox.control.log.writes).toEqual([])
  })

  test('ends it when the user signs out', async () => {
    refuseToken()
    const saving = save(addBob())
    await vi.waitFor(() => expect(api.session.trouble.get().kind).toBe('ended'))
    api.session.signedOut()
    expect((await saving).kind).toBe('signed-out')
  })

  test('stops the write when another user signs in between reading and writing', async () => {
    const other = { id: 4, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
    connect(
      fakeNetwork(async (request) => {
        const answer = await sandbox.fetch(request)
        api.session.signedInAgain(sessionOf('s2', { user: other }))
        return answer
      }),
    )
    expect((await save(addBob())).kind).toBe('other-user')
    expect(network.sent.map(({ method }) => method)).toEqual(['GET'])
  })

  describe('because the cookie holds another one', () => {
    test('continues when it is of the same user', async () => {
      cookieHolds(sessionOf('s2'))
      expect((await save(addBob())).kind).toBe('saved')
    })

    test('ends when it is not', async () => {
      cookieHolds(sessionOf('s2', { user: { id: 4, email: 'ken@x', firstName: 'Ken', lastName: 'Ito' } }))
      expect((await save(addBob())).kind).toBe('session-changed')
      expect(sandbox.control.log.writes).toEqual([])
    })
  })
})

test('a write that is refused with 403 is remembered for the organization, until another user signs in', async () => {
  sandbox.control.script({ on: { method: 'GET', email }, act: [{ do: 'answer', status: 403 }] })
  expect((await save(addBob())).kind).toBe('refused')
  expect(changes.refusals.get().size).toBe(0)
  sandbox.control.script({ on: puts, act: [{ do: 'answer', status: 403 }] })
  expect(await save(addBob())).toMatchObject({ kind: 'refused', sent: [bob, ...before] })
  expect(changes.refusals.get().get(org)?.status).toBe(403)
  api.session.signedInAgain(sessionOf('s2', { user: { id: 4, email: 'k@x', firstName: 'K', lastName: 'I' } }))
  expect(changes.refusals.get().size).toBe(0)
})

describe('afterwards', () => {
  test('another write undoes it: the log says so 10 s later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await save(addBob())
    sandbox.control.changeByOther(org, email, { remove: [bob] })
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(async () =>
      expect(entries()[0]?.recheck).toEqual({
        kind: 'overwritten',
        lost: { add: [bob], remove: [] },
      }),
    )
  })

  test('it is kept, and read once more when the user comes back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await save(addBob())
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(async () => expect(entries()[0]?.recheck).toEqual({ kind: 'kept' }))
    sandbox.control.changeByOther(org, email, { remove: [bob] })
    focusManager.setFocused(false)
    focusManager.setFocused(true)
    await vi.waitFor(async () => expect(entries()[0]?.recheck.kind).toBe('overwritten'))
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
    expect(entries()[0]?.recheck).toEqual({ kind: 'pending' })
  })
})
