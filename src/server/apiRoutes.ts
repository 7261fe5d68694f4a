import type { Hono } from 'hono'
import { Refusal } from './answers.ts'
import type { GatewayContext, GatewayEnv } from './answers.ts'
import { endpoints } from './endpoints.ts'
import type { Endpoint } from './endpoints.ts'
import type { Environment } from './env.ts'
import { ask, toBrowser } from './forward.ts'
import { checkReadSite, checkWriteOrigin, sessionHeader } from './guards.ts'
import { readJsonText } from './requestBody.ts'
import type { Session } from './session.ts'
import type { SessionCookie } from './sessionCookie.ts'
import type { Upstreams } from './upstreams.ts'

type Parts = { env: Environment; cookie: SessionCookie; upstreams: Upstreams }

/** Tallyfy's own paths under `/api`, exactly those of the table, for the session the caller began with. */
export function addApiRoutes(app: Hono<GatewayEnv>, parts: Parts): void {
  for (const endpoint of endpoints) {
    app.on(endpoint.method, `/api${endpoint.route}`, (c) => forward(c, endpoint, parts))
  }
  app.all('/api/*', notForwarded)
  app.all('/api', notForwarded)
}

async function forward(c: GatewayContext, endpoint: Endpoint, parts: Parts): Promise<Response> {
  // HEAD is routed as GET, but is not in the table.
  if (c.req.raw.method !== endpoint.method) return notForwarded(c)
  c.set('route', `/api${endpoint.route}`)
  if (endpoint.method === 'GET') checkReadSite(c)
  else checkWriteOrigin(c, parts.env)
  const session = await sessionOf(c, parts.cookie)
  const hasBody = endpoint.method === 'POST' || endpoint.method === 'PUT'
  const call = {
    endpoint,
    params: c.req.param(),
    query: new URL(c.req.url).searchParams,
    body: hasBody ? await readJsonText(c.req.raw) : null,
  }
  const answer = await ask(parts.upstreams.of(session), call, c.req.raw.signal)
  return toBrowser(answer, c.req.header('Accept-Encoding'))
}

/** The cookie belongs to the browser, the header to the tab: only where both agree does a call go out. */
async function sessionOf(c: GatewayContext, cookie: SessionCookie): Promise<Session> {
  const session = await cookie.read(c)
  if (session === null)
    throw new Refusal('SESSION_REQUIRED', 'You are not signed in, or the session has ended.')
  const expected = c.req.header(sessionHeader)
  if (!expected) throw new Refusal('SESSION_HEADER_MISSING', `The call needs the header ${sessionHeader}.`)
  if (expected !== session.id) {
    throw new Refusal('SESSION_CHANGED', 'Someone signed in anew in this browser since this page was opened.')
  }
  return session
}

function notForwarded(c: GatewayContext): never {
  c.set('route', '/api/*')
  throw new Refusal('ENDPOINT_NOT_FOUND', 'The gateway does not forward this call.')
}
