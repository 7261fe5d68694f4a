import type { Hono } from 'hono'
import { callUpstream, type UpstreamAnswer } from './callUpstream.ts'
import { compress } from './compress.ts'
import { endpoints, type Endpoint } from './endpoints.ts'
import type { Environment } from './env.ts'
import { GatewayError, type GatewayContext, type GatewayEnv } from './gatewayError.ts'
import { messages } from './messages.ts'
import { readJsonText } from './requestBody.ts'
import { checkReadSite, checkWriteOrigin, parameterError, sessionHeader } from './requestChecks.ts'
import type { Session } from './sessionCipher.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { looksLikeJson, stripLinks } from './stripLinks.ts'
import type { UpstreamTargets } from './upstreamTargets.ts'

type ApiDeps = { env: Environment; cookie: SessionCookie; targets: UpstreamTargets }

/** Adds Tallyfy's paths under `/api`: those of the endpoints table are forwarded, any other is answered 404. */
export function addApiRoutes(app: Hono<GatewayEnv>, deps: ApiDeps): void {
  for (const endpoint of endpoints) {
    app.on(endpoint.method, `/api${endpoint.path}`, (c) => forward(c, endpoint, deps))
  }
  app.all('/api/*', refuseEndpoint)
  app.all('/api', refuseEndpoint)
}

async function forward(c: GatewayContext, endpoint: Endpoint, deps: ApiDeps): Promise<Response> {
  // Hono routes HEAD as GET, but HEAD is not in the table.
  if (c.req.raw.method !== endpoint.method) return refuseEndpoint(c)
  c.set('route', `/api${endpoint.path}`)
  const params = c.req.param()
  checkParameters(params)
  if (endpoint.method === 'GET') checkReadSite(c)
  else checkWriteOrigin(c, deps.env)
  const session = await requireSession(c, deps.cookie)
  const hasBody = endpoint.method === 'POST' || endpoint.method === 'PUT'
  const body = hasBody ? await readJsonText(c.req.raw) : null
  const call = { endpoint, params, query: new URL(c.req.url).searchParams, body }
  const answer = await callUpstream(deps.targets.targetOf(session), call, c.req.raw.signal)
  return toBrowser(answer, c.req.header('Accept-Encoding'))
}

function checkParameters(params: Readonly<Record<string, string>>): void {
  for (const value of Object.values(params)) {
    const error = parameterError(value)
    if (error !== null) throw new GatewayError('BAD_REQUEST', error)
  }
}

/**
 * The session of a call. The cookie belongs to the browser, the header to the tab: a call is forwarded only when both
 * name the same session.
 */
async function requireSession(c: GatewayContext, cookie: SessionCookie): Promise<Session> {
  const session = await cookie.read(c)
  if (session === null) throw new GatewayError('SESSION_REQUIRED', messages.notSignedIn())
  const expected = c.req.header(sessionHeader)
  if (!expected) {
    throw new GatewayError('SESSION_HEADER_MISSING', messages.sessionHeaderMissing(sessionHeader))
  }
  if (expected !== session.id) throw new GatewayError('SESSION_CHANGED', messages.sessionChanged())
  return session
}

/** The answer for the browser: status, type, `Retry-After` and the body without login links; no other header. */
async function toBrowser(answer: UpstreamAnswer, acceptEncoding: string | undefined): Promise<Response> {
  const headers = new Headers({ 'Content-Type': answer.type ?? 'application/octet-stream' })
  if (answer.retryAfter !== null) headers.set('Retry-After', answer.retryAfter)
  if (answer.status === 204 || answer.status === 205) return new Response(null, { status: answer.status })
  const withoutLinks = looksLikeJson(answer.body) ? stripLinks(answer.body) : answer.body
  const { body, encoding } = await compress(withoutLinks, acceptEncoding)
  headers.set('Vary', 'Accept-Encoding')
  if (encoding !== null) headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', String(body.length))
  return new Response(new Uint8Array(body), { status: answer.status, headers })
}

function refuseEndpoint(c: GatewayContext): never {
  c.set('route', '/api/*')
  throw new GatewayError('ENDPOINT_NOT_FOUND', messages.endpointNotForwarded())
}
