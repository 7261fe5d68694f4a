import { Hono } from 'hono'
import { addApiRoutes } from './apiRoutes.ts'
import type { Environment } from './env.ts'
import {
  errorResponse,
  GatewayError,
  type Bindings,
  type GatewayContext,
  type GatewayEnv,
} from './gatewayError.ts'
import { messages } from './messages.ts'
import { checkHost, requestTargetError } from './requestChecks.ts'
import { addSecurityHeaders, createNonce } from './securityHeaders.ts'
import type { Send } from './sendOverNetwork.ts'
import { createSessionCipher } from './sessionCipher.ts'
import { createSessionCookie } from './sessionCookie.ts'
import { addSessionRoutes } from './sessionRoutes.ts'
import { fileResponse, isFilePath, noncePlaceholder, type BuiltApp } from './staticFiles.ts'
import { createUpstreamTargets, type SandboxServer } from './upstreamTargets.ts'

/** One request in the log: no address, email, token or body. `time` is ISO 8601, `ms` the time until the answer. */
export type LogLine = { time: string; method: string; route: string; status: number; ms: number }

export type GatewayOptions = {
  env: Environment
  /** The app for browsers: its files, and the page for a path with `noncePlaceholder` in it. */
  app: { files: BuiltApp['files']; page: (path: string) => Promise<string> }
  /** Makes the sandbox of one session. */
  sandbox: () => SandboxServer
  /** Epoch ms. */
  clock?: () => number
  log?: (line: LogLine) => void
  /** Called with every unexpected error; its answer is a 500 without details. */
  reportError?: (error: Error) => void
  /** How Tallyfy is reached; over the network by default. */
  send?: Send
  /** How long Tallyfy may take for one call; 30 s by default. */
  timeoutMs?: number
}

export type Gateway = {
  /** Answers one request. Never rejects; every answer has the security headers. */
  fetch: (request: Request, bindings?: Bindings) => Promise<Response>
  /** Resolves when no call is under way, also none whose client is gone. */
  whenIdle: () => Promise<void>
}

/** Makes the gateway: it keeps the token, forwards calls to Tallyfy or a sandbox, and serves the app. */
export function createGateway(options: GatewayOptions): Gateway {
  const { env, sandbox, send, clock = Date.now, timeoutMs = 30_000 } = options
  const { log = () => undefined, reportError = () => undefined } = options
  const cookie = createSessionCookie(env, createSessionCipher(env.sessionSecret, env.tallyfyApiUrl), clock)
  const targets = createUpstreamTargets({ env, sandbox, clock, timeoutMs, ...(send && { send }) })

  const app = new Hono<GatewayEnv>()
  app.use(async (c, next) => {
    const started = performance.now()
    c.set('route', '(refused)')
    c.set('nonce', createNonce())
    await next()
    addSecurityHeaders(c.res, c.get('nonce'))
    log({
      time: new Date(clock()).toISOString(),
      method: c.req.method,
      route: c.get('route'),
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    })
  })
  app.use(async (c, next) => {
    const target = requestTargetOf(c)
    const error = requestTargetError(target)
    if (error !== null && !isPageTarget(c, target)) throw new GatewayError('BAD_REQUEST', error)
    checkHost(c, env)
    if (error === null) return next()
    // Nothing is forwarded: the app itself says that it has no such page, or why a guest cannot be opened.
    c.set('route', '(page)')
    return c.html(await pageFor(c, options.app, '/'), 404)
  })
  addSessionRoutes(app, { env, cookie, targets, clock })
  addApiRoutes(app, { env, cookie, targets })
  app.get('*', (c) => serveApp(c, options.app))
  app.notFound(() => errorResponse(new GatewayError('ENDPOINT_NOT_FOUND', messages.pageNotFound())))
  app.onError((error) => {
    if (!(error instanceof GatewayError)) reportError(error)
    return errorResponse(error)
  })

  const running = new Set<Promise<Response>>()
  return {
    async fetch(request, bindings = {}) {
      const response = Promise.resolve(app.fetch(request, bindings))
      running.add(response)
      return response.finally(() => running.delete(response))
    },
    async whenIdle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

async function serveApp(c: GatewayContext, app: GatewayOptions['app']): Promise<Response> {
  const { pathname } = new URL(c.req.url)
  const file = app.files.get(pathname)
  if (file !== undefined) {
    c.set('route', isFilePath(pathname) ? '/assets/*' : '/*')
    return fileResponse(file, c.req.header('Accept-Encoding'))
  }
  if (isFilePath(pathname)) {
    c.set('route', '/assets/*')
    throw new GatewayError('ENDPOINT_NOT_FOUND', messages.fileNotFound())
  }
  c.set('route', '(page)')
  return c.html(await pageFor(c, app, pathname))
}

async function pageFor(c: GatewayContext, app: GatewayOptions['app'], path: string): Promise<string> {
  const html = await app.page(path)
  return html.replaceAll(noncePlaceholder, c.get('nonce'))
}

/** Whether a browser wants to show a page at this target: not a call, and no other host's address. */
function isPageTarget(c: GatewayContext, target: string): boolean {
  const wantsPage = c.req.method === 'GET' && (c.req.header('Accept') ?? '').includes('text/html')
  return wantsPage && /^\/(?!\/|api\b|session\b)/.test(target)
}

/** The target of the request line as it arrived; from the parsed URL when there is no socket. */
function requestTargetOf(c: GatewayContext): string {
  const { pathname, search } = new URL(c.req.url)
  return c.env.incoming?.url ?? pathname + search
}
