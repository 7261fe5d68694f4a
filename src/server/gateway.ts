import { Hono } from 'hono'
import { answerTo, Refusal } from './answers.ts'
import type { Bindings, GatewayContext, GatewayEnv } from './answers.ts'
import { addApiRoutes } from './apiRoutes.ts'
import type { Environment } from './env.ts'
import { checkHost } from './guards.ts'
import { faultOfTarget } from './rawPath.ts'
import { makeNonce, secure } from './securityHeaders.ts'
import { createSeals } from './session.ts'
import { createSessionCookie } from './sessionCookie.ts'
import { addSessionRoutes } from './sessionRoutes.ts'
import { fileAnswer, isFilePath, noncePlaceholder } from './staticFiles.ts'
import type { BuiltApp } from './staticFiles.ts'
import type { Upstream } from './upstream.ts'
import { createUpstreams } from './upstreams.ts'
import type { SandboxServer } from './upstreams.ts'

/** One request, as it is logged: no address, email, token or body. `ms` is the time until the answer was made. */
export type LogLine = { time: string; method: string; route: string; status: number; ms: number }

export type GatewayOptions = {
  env: Environment
  /** What a browser gets: the files, and the page for an address, with `noncePlaceholder` in it. */
  app: { files: BuiltApp['files']; page: (path: string) => Promise<string> }
  /** Makes the sandbox of one session. */
  sandbox: () => SandboxServer
  /** Epoch ms. */
  clock?: () => number
  log?: (line: LogLine) => void
  /** Told of errors nobody expected; their answer is a 500 that says nothing. */
  fault?: (error: Error) => void
  /** How Tallyfy is reached. */
  send?: Upstream
  /** How long Tallyfy may take for one call. */
  timeoutMs?: number
}

export type Gateway = {
  /** Answers one request, always, and with the security headers. */
  fetch: (request: Request, bindings?: Bindings) => Promise<Response>
  /** Resolves when every call begun has ended, also those whose client is gone. */
  settled: () => Promise<void>
}

/** The gateway: it keeps the token, forwards to Tallyfy or a sandbox, and serves the app. */
export function createGateway(options: GatewayOptions): Gateway {
  const { env, sandbox, send, clock = Date.now, timeoutMs = 30_000 } = options
  const { log = () => undefined, fault = () => undefined } = options
  const cookie = createSessionCookie(env, createSeals(env.sessionSecret, env.tallyfyApiUrl), clock)
  const upstreams = createUpstreams({ env, sandbox, clock, timeoutMs, ...(send && { send }) })

  const app = new Hono<GatewayEnv>()
  app.use(async (c, next) => {
    const started = performance.now()
    c.set('route', '(refused)')
    c.set('nonce', makeNonce())
    await next()
    secure(c.res, c.get('nonce'))
    log({
      time: new Date(clock()).toISOString(),
      method: c.req.method,
      route: c.get('route'),
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    })
  })
  app.use(async (c, next) => {
    const wrong = faultOfTarget(targetOf(c))
    if (wrong !== null) throw new Refusal('BAD_REQUEST', wrong)
    checkHost(c, env)
    await next()
  })
  addSessionRoutes(app, { env, cookie, upstreams, clock })
  addApiRoutes(app, { env, cookie, upstreams })
  app.get('*', (c) => serveApp(c, options.app))
  app.notFound(() => answerTo(new Refusal('ENDPOINT_NOT_FOUND', 'There is nothing at this address.')))
  app.onError((error) => {
    if (!(error instanceof Refusal)) fault(error)
    return answerTo(error)
  })

  const running = new Set<Promise<Response>>()
  return {
    async fetch(request, bindings = {}) {
      const answer = Promise.resolve(app.fetch(request, bindings))
      running.add(answer)
      return answer.finally(() => running.delete(answer))
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

async function serveApp(c: GatewayContext, app: GatewayOptions['app']): Promise<Response> {
  const { pathname } = new URL(c.req.url)
  const file = app.files.get(pathname)
  if (file !== undefined) {
    c.set('route', isFilePath(pathname) ? '/assets/*' : '/*')
    return fileAnswer(file, c.req.header('Accept-Encoding'))
  }
  if (isFilePath(pathname)) {
    c.set('route', '/assets/*')
    throw new Refusal('ENDPOINT_NOT_FOUND', 'There is no such file.')
  }
  c.set('route', '(page)')
  const html = await app.page(pathname)
  return c.html(html.replaceAll(noncePlaceholder, c.get('nonce')))
}

/** The request line's target as it arrived, or as good as it is known where no socket is involved. */
function targetOf(c: GatewayContext): string {
  const { pathname, search } = new URL(c.req.url)
  return c.env.incoming?.url ?? pathname + search
}
