import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { barred, fakeNetwork, fromGateway, jsonAnswer, sessionOf } from './network.fixture.ts'
import { request } from './request.ts'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { tabSession } from '#src/api/session/tabSession.ts'

const Answer = z.object({ data: z.string() })
const good = () => jsonAnswer(200, { data: 'good' })

function answering(...args: Parameters<typeof fakeNetwork>) {
  const network = fakeNetwork(...args)
  vi.stubGlobal('fetch', network.fetch)
  return network
}

beforeEach(() => {
  sessionGate.left()
  tabSession.set(sessionOf('s1'))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a read says which session it goes out under, and is answered in the shape asked for', async () => {
  const network = answering(good)
  expect(await request(Answer, '/me')).toEqual({ data: 'good' })
  const [call] = network.sent
  expect(call).toMatchObject({ method: 'GET', path: '/api/me', body: undefined })
  expect(call?.headers.get('X-Guestlist-Session')).toBe('s1')
  expect(call?.headers.get('Content-Type')).toBeNull()
})

test('a write carries JSON; a DELETE says JSON too, as the gateway asks', async () => {
  const network = answering(good)
  await request(Answer, '/x', { method: 'PUT', body: { associated_members: [] } })
  await request(z.unknown(), '/x', { method: 'DELETE' })
  expect(network.sent.map(({ body }) => body)).toEqual([{ associated_members: [] }, undefined])
  expect(network.sent.map(({ headers }) => headers.get('Content-Type'))).toEqual([
    'application/json',
    'application/json',
  ])
})

test('an empty answer is undefined', async () => {
  answering(() => new Response(null, { status: 204 }))
  expect(await request(z.unknown(), '/x', { method: 'DELETE' })).toBeUndefined()
})

describe('no usable answer', () => {
  test('a lost one is UNANSWERED', async () => {
    answering(() => {
      throw new TypeError('fetch failed')
    })
    await expect(request(Answer, '/me')).rejects.toMatchObject({
      status: 0,
      code: 'UNANSWERED',
      source: 'browser',
    })
  })

  test('offline is said so', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    answering(() => {
      throw new TypeError('fetch failed')
    })
    await expect(request(Answer, '/me')).rejects.toMatchObject({ status: 0, code: 'OFFLINE' })
  })

  test('a body that breaks off is UNANSWERED', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
    answering(() => new Response(body, { status: 200 }))
    await expect(request(Answer, '/me')).rejects.toMatchObject({ code: 'UNANSWERED' })
  })

  test('waiting ends after a while, without aborting what was sent', async () => {
    vi.useFakeTimers()
    let aborted = false
    answering((sent) => {
      sent.signal.addEventListener('abort', () => (aborted = true))
      return new Promise<Response>(() => undefined)
    })
    const outcome = request(Answer, '/x', { method: 'PUT', body: {} }).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(45_000)
    expect(await outcome).toMatchObject({ status: 0, code: 'UNANSWERED' })
    expect(aborted).toBe(false)
  })

  test.each([
    ['HTML', new Response('<h1>Welcome</h1>', { status: 200 })],
    ['half a body', new Response('{"data":"go', { status: 201 })],
    ['nothing', new Response('', { status: 200 })],
    ['another shape', jsonAnswer(200, { data: 5 })],
  ])('%s is UNREADABLE', async (_name, response) => {
    answering(() => response)
    await expect(request(Answer, '/me')).rejects.toMatchObject({
      status: response.status,
      code: 'UNREADABLE',
    })
  })

  test('an error page is a refusal with a sentence of ours', async () => {
    answering(() => new Response('<h1>nginx</h1>', { status: 403 }))
    await expect(request(Answer, '/me')).rejects.toMatchObject({ status: 403, code: 'HTTP_403' })
  })
})

test('a cancelled read rejects with the reason, not with an ApiError', async () => {
  const cancel = new AbortController()
  answering(
    (sent) =>
      new Promise((_resolve, reject) => {
        sent.signal.addEventListener('abort', () => reject(new TypeError('aborted')))
      }),
  )
  const outcome = request(Answer, '/me', { signal: cancel.signal }).catch((error: unknown) => error)
  cancel.abort('left the page')
  expect(await outcome).toBe('left the page')
})

const changed = (sent: Request) =>
  sent.headers.get('X-Guestlist-Session') === 's2'
    ? good()
    : jsonAnswer(409, { error: true, code: 'SESSION_CHANGED', message: 'Another session.' }, fromGateway)
const cookieHolds = (session: unknown) => () =>
  jsonAnswer(200, { session, sandbox: true, tallyfy: 'go.tallyfy.com' })

describe('the session', () => {
  test('the same user signed in again in another tab: a read goes out once more under that session', async () => {
    answering(changed, cookieHolds(sessionOf('s2')))
    expect(await request(Answer, '/me')).toEqual({ data: 'good' })
    expect(tabSession.get()?.id).toBe('s2')
    expect(sessionGate.getSnapshot()).toEqual({ kind: 'none' })
  })

  test('a write is not repeated by itself, but whoever sent it may go on at once', async () => {
    const network = answering(changed, cookieHolds(sessionOf('s2')))
    await expect(request(Answer, '/x', { method: 'PUT', body: {} })).rejects.toMatchObject({
      code: 'SESSION_CHANGED',
    })
    expect(network.sent.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(await sessionGate.wait()).toBe('same user')
  })

  test('another user there: nothing more is sent, and the tab is in trouble', async () => {
    const ken = sessionOf('s2', {
      user: { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' },
    })
    const network = answering(changed, cookieHolds(ken))
    await expect(request(Answer, '/me')).rejects.toMatchObject({ code: 'SESSION_CHANGED' })
    expect(network.sent.map(({ path }) => path)).toEqual(['/api/me', '/session'])
    expect(sessionGate.getSnapshot()).toMatchObject({
      kind: 'changed',
      session: { id: 's1' },
      now: { id: 's2' },
    })
  })

  test("Tallyfy's 401 is trouble too; a renewal lets those who waited go on", async () => {
    answering(() => jsonAnswer(401, { error: true, message: 'unauthenticated' }))
    await expect(request(Answer, '/me')).rejects.toMatchObject({ status: 401 })
    expect(sessionGate.getSnapshot()).toMatchObject({ kind: 'ended', session: { id: 's1' } })
    const waiting = sessionGate.wait()
    sessionGate.renewed(sessionOf('s3'))
    expect(await waiting).toBe('same user')
  })

  test("a 409 of Tallyfy's own is no trouble of the session", async () => {
    answering(() => jsonAnswer(409, { error: { code: 'SESSION_CHANGED', message: 'no seat' } }))
    await expect(request(Answer, '/me')).rejects.toMatchObject({ status: 409, message: 'no seat' })
    expect(sessionGate.getSnapshot()).toEqual({ kind: 'none' })
  })

  test('a 401 that comes after the renewal is of the old session: the read goes out again', async () => {
    const barrier = barred()
    const network = answering(async (sent) => {
      if (sent.headers.get('X-Guestlist-Session') === 's2') return good()
      await barrier.passed
      return jsonAnswer(401, {})
    })
    const reading = request(Answer, '/me')
    await vi.waitFor(() => expect(network.sent).toHaveLength(1))
    sessionGate.renewed(sessionOf('s2'))
    barrier.open()
    expect(await reading).toEqual({ data: 'good' })
    expect(sessionGate.getSnapshot()).toEqual({ kind: 'none' })
  })
})
