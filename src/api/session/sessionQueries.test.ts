import { focusManager, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '#src/api/http/apiError.ts'
import { fakeNetwork, fromGateway, jsonAnswer, sessionOf } from '#src/api/http/network.fixture.ts'
import { sessionGate } from './sessionGate.ts'
import { refetchAfterRenewal, sessionQueries, signInOptions, startSandboxOptions } from './sessionQueries.ts'
import { type Session, tabSession } from './tabSession.ts'

const ken = { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
const ended = new ApiError({ status: 401, code: 'X', message: 'unauthenticated', source: 'tallyfy' })

let cookie: Session | null
let client: QueryClient
let network: ReturnType<typeof fakeNetwork>

beforeEach(() => {
  sessionGate.left()
  cookie = sessionOf('s1')
  client = new QueryClient()
  network = fakeNetwork(
    () => jsonAnswer(500, {}),
    () => jsonAnswer(200, { session: cookie, sandbox: true, tallyfy: 'go.tallyfy.com' }),
  )
  vi.stubGlobal('fetch', network.fetch)
})
afterEach(() => {
  client.clear()
  focusManager.setFocused(undefined)
  vi.unstubAllGlobals()
})

const read = () => client.fetchQuery({ ...sessionQueries.current(), staleTime: 0 })

test('the tab shows the session it began with, whatever the cookie holds later', async () => {
  expect((await read()).session?.id).toBe('s1')
  cookie = sessionOf('s2', { user: ken })
  expect((await read()).session?.id).toBe('s1')
  expect(sessionGate.getSnapshot()).toMatchObject({ kind: 'changed', now: { id: 's2' } })
  cookie = null
  expect((await read()).session).toBeNull()
})

test('a token is sent to the gateway and kept nowhere', async () => {
  await client.getMutationCache().build(client, signInOptions()).execute('secret-token')
  expect(network.sent).toMatchObject([{ method: 'POST', path: '/session', body: { token: 'secret-token' } }])
  expect(tabSession.get()?.id).toBe('s1')
  expect(
    JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain('secret-token')
})

test('a refused token says so and changes nothing', async () => {
  await read()
  const body = { error: true, code: 'TOKEN_REFUSED', message: 'Tallyfy does not accept this token.' }
  network = fakeNetwork(
    () => jsonAnswer(500, {}),
    () => jsonAnswer(401, body, fromGateway),
  )
  vi.stubGlobal('fetch', network.fetch)
  const signIn = client.getMutationCache().build(client, signInOptions())
  await expect(signIn.execute('old')).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: body.message })
  expect(sessionGate.getSnapshot()).toEqual({ kind: 'none' })
  expect(tabSession.get()?.id).toBe('s1')
})

test('what one user saw is not there for the next', async () => {
  await read()
  client.setQueryData(['guests', 'o1', 'list'], 'seen')
  cookie = sessionOf('s2')
  await client.getMutationCache().build(client, signInOptions()).execute('t')
  expect(client.getQueryData(['guests', 'o1', 'list'])).toBe('seen')
  cookie = sessionOf('s3', { server: { kind: 'sandbox' } })
  await client.getMutationCache().build(client, startSandboxOptions()).execute()
  expect(client.getQueryData(['guests', 'o1', 'list'])).toBeUndefined()
  expect(client.getQueryData(sessionQueries.current().queryKey)?.session?.id).toBe('s3')
})

test('back in a tab in trouble: the new session of another tab is found', async () => {
  const stop = refetchAfterRenewal(client)
  await read()
  await sessionGate.report(ended, 's1')
  cookie = sessionOf('s2')
  focusManager.setFocused(true)
  await vi.waitFor(() => expect(sessionGate.getSnapshot()).toEqual({ kind: 'none' }))
  expect(tabSession.get()?.id).toBe('s2')
  stop()
})
