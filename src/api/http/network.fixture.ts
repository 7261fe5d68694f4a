import type { Session } from '#src/api/session/tabSession.ts'

/** One call as it left the page. */
export type SentCall = { method: string; path: string; headers: Headers; body: unknown }

type Answer = (request: Request) => Response | Promise<Response>

/**
 * For tests: a `fetch` that stands where the browser and the gateway would be. Calls to `/api/…` reach `tallyfy` with
 * the headers the gateway adds, calls to `/session` reach `gateway`. `sent` holds every call in its order.
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

/** For tests: an answer of Tallyfy, or with `fromGateway` one of the gateway itself. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
}

export const fromGateway = { 'X-Guestlist-Origin': 'gateway' }

/** For tests: a point that `passed` waits at until somebody opens it. */
export function barred(): { passed: Promise<void>; open: () => void } {
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
