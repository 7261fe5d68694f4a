import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { type Endpoint, endpoints } from '#src/api/endpoints.ts'
import { barrier, fakeNetwork, fromGateway, jsonAnswer, sessionOf, signedInApi } from './network.fixture.ts'

const Answer = z.object({ data: z.string() })
const good = () => jsonAnswer(200, { data: 'good' })

const getMe = { method: 'GET', path: '/me' } as const satisfies Endpoint
const putX = { method: 'PUT', path: '/x' } as const satisfies Endpoint
const deleteX = { method: 'DELETE', path: '/x' } as const satisfies Endpoint

/** A signed-in API layer over a network that answers like this. */
function answering(...args: Parameters<typeof fakeNetwork>) {
  const network = fakeNetwork(...args)
  const api = signedInApi(network.fetch)
  return {
    sent: network.sent,
    session: api.session,
    getMe: (signal?: AbortSignal) => api.request(Answer, getMe, { params: {}, signal }),
    putX: (body: unknown) => api.request(Answer, putX, { params: {}, body }),
    deleteX: () => api.request(z.unknown(), deleteX, { params: {} }),
    request: api.request,
  }
}

afterEach(() => vi.useRealTimers())

test('a read carries the id of its session, and its answer has the shape of the schema', async () => {
  const network = answering(good)
  expect(await network.getMe()).toEqual({ data: 'good' })
  const [call] = network.sent
  expect(call).toMatchObject({ method: 'GET', path: '/api/me', body: undefined })
  expect(call?.headers.get('X-Guestlist-Session')).toBe('s1')
  expect(call?.headers.get('Content-Type')).toBeNull()
})

test('a write carries JSON; a DELETE has the content type too, as the gateway requires', async () => {
  const network = answering(good)
  await network.putX({ associated_members: [] })
  await network.deleteX()
  expect(network.sent.map(({ body }) => body)).toEqual([{ associated_members: [] }, undefined])
  expect(network.sent.map(({ headers }) => headers.get('Content-Type'))).toEqual([
    'application/json',
    'application/json',
  ])
})

test('an empty answer is undefined', async () => {
  const network = answering(() => new Response(null, { status: 204 }))
  expect(await network.deleteX()).toBeUndefined()
})

describe('no usable answer', () => {
  test('a lost call is no-answer', async () => {
    const network = answering(() => {
      throw new TypeError('fetch failed')
    })
    await expect(network.getMe()).rejects.toMatchObject({
      status: 0,
      code: 'no-answer',
      source: 'browser',
    })
  })

  test('offline has a code of its own', async () => {
    const { fetch } = fakeNetwork(() => {
      throw new TypeError('fetch failed')
    })
    const api = signedInApi(fetch, { isOnline: () => false })
    await expect(api.request(Answer, getMe, { params: {} })).rejects.toMatchObject({
      status: 0,
      code: 'offline',
    })
  })

  test('a body that breaks off is no-answer', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
    const network = answering(() => new Response(body, { status: 200 }))
    await expect(network.getMe()).rejects.toMatchObject({ code: 'no-answer' })
  })

  test('waiting ends after 45 s, without aborting what was sent', async () => {
    vi.useFakeTimers()
    let aborted = false
    const network = answering((sent) => {
      sent.signal.addEventListener('abort', () => (aborted = true))
      return new Promise<Response>(() => undefined)
    })
    const outcome = network.putX({}).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(45_000)
    expect(await outcome).toMatchObject({ status: 0, code: 'no-answer' })
    expect(aborted).toBe(false)
  })

  test.each([
    ['HTML', new Response('<h1>Welcome</h1>', { status: 200 })],
    ['half a body', new Response('{"data":"go', { status: 201 })],
    ['nothing', new Response('', { status: 200 })],
    ['another shape', jsonAnswer(200, { data: 5 })],
  ])('%s is unreadable-answer', async (_name, response) => {
    const network = answering(() => response)
    await expect(network.getMe()).rejects.toMatchObject({
      status: response.status,
      code: 'unreadable-answer',
    })
  })

  test('an error page is a refusal without a text', async () => {
    const network = answering(() => new Response('<h1>nginx</h1>', { status: 403 }))
    await expect(network.getMe()).rejects.toMatchObject({ status: 403, code: 'http-403' })
  })
})

test('an exception of our own code passes through: it is no answer of a server', async () => {
  const fault = new RangeError('a bug')
  const network = answering(() => {
    throw fault
  })
  await expect(network.getMe()).rejects.toBe(fault)
})

test('every value in a path is encoded exactly once', async () => {
  const network = answering(good)
  const params = { org: 'o/1', email: 'a+b%2F/c@x.com' }
  await network.request(Answer, endpoints.getGuest, { params })
  expect(network.sent[0]?.path).toBe('/api/organizations/o%2F1/guests/a%2Bb%252F%2Fc%40x.com')
})

test('a cancelled read rejects with the reason, not with an ApiError', async () => {
  const cancel = new AbortController()
  const network = answering(
    (sent) =>
      new Promise((_resolve, reject) => {
        sent.signal.addEventListener('abort', () => reject(new TypeError('aborted')))
      }),
  )
  const outcome = network.getMe(cancel.signal).catch((error: unknown) => error)
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
  test('the same user signed in again in another tab: a read is repeated under that session', async () => {
    const network = answering(changed, cookieHolds(sessionOf('s2')))
    expect(await network.getMe()).toEqual({ data: 'good' })
    expect(network.session.current()?.id).toBe('s2')
    expect(network.session.trouble.get()).toEqual({ kind: 'none' })
  })

  test('a write is not repeated, but its caller may continue at once', async () => {
    const network = answering(changed, cookieHolds(sessionOf('s2')))
    await expect(network.putX({})).rejects.toMatchObject({
      code: 'SESSION_CHANGED',
    })
    expect(network.sent.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(await network.session.waitForSignIn()).toBe('same-user')
  })

  test('another user signed in: nothing more is sent, and the tab is in trouble', async () => {
    const ken = sessionOf('s2', {
      user: { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' },
    })
    const network = answering(changed, cookieHolds(ken))
    await expect(network.getMe()).rejects.toMatchObject({ code: 'SESSION_CHANGED' })
    expect(network.sent.map(({ path }) => path)).toEqual(['/api/me', '/session'])
    expect(network.session.trouble.get()).toMatchObject({
      kind: 'changed',
      session: { id: 's1' },
      now: { id: 's2' },
    })
  })

  test("Tallyfy's 401 is trouble too; a new sign-in lets what waited continue", async () => {
    const network = answering(() => jsonAnswer(401, { error: true, message: 'unauthenticated' }))
    await expect(network.getMe()).rejects.toMatchObject({ status: 401 })
    expect(network.session.trouble.get()).toMatchObject({ kind: 'ended', session: { id: 's1' } })
    const waiting = network.session.waitForSignIn()
    network.session.signedInAgain(sessionOf('s3'))
    expect(await waiting).toBe('same-user')
  })

  test("a 409 of Tallyfy's own leaves the session as it is", async () => {
    const network = answering(() =>
      jsonAnswer(409, { error: { code: 'SESSION_CHANGED', message: 'no seat' } }),
    )
    await expect(network.getMe()).rejects.toMatchObject({ status: 409, params: { text: 'no seat' } })
    expect(network.session.trouble.get()).toEqual({ kind: 'none' })
  })

  test('a 401 that comes after a new sign-in is of the old session: the read is repeated', async () => {
    const gate = barrier()
    const network = answering(async (sent) => {
      if (sent.headers.get('X-Guestlist-Session') === 's2') return good()
      await gate.passed
      return jsonAnswer(401, {})
    })
    const reading = network.getMe()
    await vi.waitFor(() => expect(network.sent).toHaveLength(1))
    network.session.signedInAgain(sessionOf('s2'))
    gate.open()
    expect(await reading).toEqual({ data: 'good' })
    expect(network.session.trouble.get()).toEqual({ kind: 'none' })
  })
})
