import { focusManager, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '#src/api/http/apiError.ts'
import { fakeNetwork, fromGateway, jsonAnswer, sessionOf, testApi } from '#src/api/http/network.fixture.ts'
import type { Session } from './session.ts'
import type { SessionApi } from './sessionQueries.ts'

const ken = { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
const ended = new ApiError({ status: 401, code: 'X', source: 'tallyfy' })

let cookie: Session | null
let client: QueryClient
let network: ReturnType<typeof fakeNetwork>
let session: SessionApi
let answer: () => Response

beforeEach(() => {
  cookie = sessionOf('s1')
  answer = () => jsonAnswer(200, { session: cookie, sandbox: true, tallyfy: 'go.tallyfy.com' })
  client = new QueryClient()
  network = fakeNetwork(
    () => jsonAnswer(500, {}),
    () => answer(),
  )
  session = testApi(network.fetch).session
})
afterEach(() => {
  client.clear()
  focusManager.setFocused(undefined)
})

const read = () => client.fetchQuery({ ...session.queries.current(), staleTime: 0 })

test('the tab shows the session it began with, whatever the cookie holds later', async () => {
  expect((await read()).session?.id).toBe('s1')
  cookie = sessionOf('s2', { user: ken })
  expect((await read()).session?.id).toBe('s1')
  expect(session.trouble.get()).toMatchObject({ kind: 'changed', now: { id: 's2' } })
  cookie = null
  expect((await read()).session).toBeNull()
})

test('a token is sent to the gateway and kept nowhere', async () => {
  await client.getMutationCache().build(client, session.signInMutation()).execute('secret-token')
  expect(network.sent).toMatchObject([{ method: 'POST', path: '/session', body: { token: 'secret-token' } }])
  expect(session.current()?.id).toBe('s1')
  expect(
    JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain('secret-token')
})

test('a refused token is an error and changes nothing', async () => {
  await read()
  const body = { error: true, code: 'TOKEN_REFUSED', message: 'Tallyfy does not accept this token.' }
  answer = () => jsonAnswer(401, body, fromGateway)
  const signIn = client.getMutationCache().build(client, session.signInMutation())
  await expect(signIn.execute('old')).rejects.toMatchObject({
    code: 'TOKEN_REFUSED',
    params: { text: body.message },
  })
  expect(session.trouble.get()).toEqual({ kind: 'none' })
  expect(session.current()?.id).toBe('s1')
})

test('what one user saw is dropped for the next user', async () => {
  await read()
  client.setQueryData(['guests', 'o1', 'list'], 'seen')
  cookie = sessionOf('s2')
  await client.getMutationCache().build(client, session.signInMutation()).execute('t')
  expect(client.getQueryData(['guests', 'o1', 'list'])).toBe('seen')
  cookie = sessionOf('s3', { server: { kind: 'sandbox' } })
  await client.getMutationCache().build(client, session.startSandboxMutation()).execute()
  expect(client.getQueryData(['guests', 'o1', 'list'])).toBeUndefined()
  expect(client.getQueryData(session.queries.current().queryKey)?.session?.id).toBe('s3')
})

test('when the user comes back to a tab in trouble, the new session of another tab is found', async () => {
  const stop = session.refetchAfterSignIn(client)
  await read()
  await session.report(ended, 's1')
  cookie = sessionOf('s2')
  focusManager.setFocused(true)
  await vi.waitFor(() => expect(session.trouble.get()).toEqual({ kind: 'none' }))
  expect(session.current()?.id).toBe('s2')
  stop()
})
