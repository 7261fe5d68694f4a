import { type ApiDeps, createApi } from '#src/api/createApi.ts'
import type { Session } from '#src/api/session/session.ts'
import { browserClock } from '#src/browser/clock.ts'
import type { Fetch } from './request.ts'

/** One call as it left the page. */
export type SentCall = { method: string; path: string; headers: Headers; body: unknown }

type Answer = (request: Request) => Response | Promise<Response>

/**
 * For tests: a `fetch` in place of the browser and the gateway. Calls to `/api/…` reach `tallyfy` with the headers that
 * the gateway adds, calls to `/session` reach `gateway`. `sent` holds every call in its order.
 */
export function fakeNetwork(tallyfy: Answer, gateway: Answer = () => jsonAnswer(500, {})) {
  const sent: SentCall[] = []
  const fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const request = new Request(`https://tallyfy.test${path}`, init)
    const text = await request.clone().text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    sent.push({ method: request.method, path, headers: new Headers(request.headers), body })
    init.signal?.throwIfAborted()
    if (!path.startsWith('/api/')) return gateway(request)
    request.headers.set('Authorization', 'Bearer sandbox')
    request.headers.set('X-Tallyfy-Client', 'APIClient')
    return tallyfy(request)
  }
  return { fetch, sent }
}

/** For tests: an API layer over this `fetch`, with the real clock and no session; what it reports fails the test. */
export function testApi(fetch: Fetch, overrides: Partial<ApiDeps> = {}) {
  return createApi({
    fetch,
    clock: browserClock,
    random: () => 0.5,
    isOnline: () => true,
    reportError: (error) => {
      throw error
    },
    ...overrides,
  })
}

/** For tests: the same, with a signed-in session. */
export function signedInApi(fetch: Fetch, overrides: Partial<ApiDeps> = {}) {
  const api = testApi(fetch, overrides)
  api.session.signedInAgain(sessionOf('s1'))
  return api
}

/** For tests: an answer of Tallyfy, or with `fromGateway` one of the gateway itself. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
}

export const fromGateway = { 'X-Guestlist-Origin': 'gateway' }

/** For tests: `passed` waits until `open` is called. */
export function barrier(): { passed: Promise<void>; open: () => void } {
  const opening = new EventTarget()
  const passed = new Promise<void>((resolve) => {
    opening.addEventListener('open', () => resolve())
  })
  return { passed, open: () => void opening.dispatchEvent(new Event('open')) }
}

/** For tests: Ana's session on Tallyfy, or with `changes` another. */
export function sessionOf(id: string, changes: Partial<Session> = {}): Session {
  return {
    id,
    user: { id: 1, email: 'ana@lantern.studio', firstName: 'Ana', lastName: 'Ferreira' },
    server: { kind: 'tallyfy', host: 'go.tallyfy.com' },
    idleUntil: 0,
    endsAt: 0,
    ...changes,
  }
}
