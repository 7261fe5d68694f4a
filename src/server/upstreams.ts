import type { Environment } from './env.ts'
import type { Target } from './forward.ts'
import { endsOf } from './session.ts'
import type { Session } from './session.ts'
import { sendOverNetwork } from './upstream.ts'
import type { Upstream } from './upstream.ts'

/** What the gateway needs of a sandbox. */
export type SandboxServer = { fetch: (request: Request) => Promise<Response> }

/** One sandbox a session; beyond this many the one unused for longest goes, and begins anew when used again. */
const mostSandboxes = 200

/** Where each session's calls go: Tallyfy, or a sandbox of its own. */
export type Upstreams = {
  of: (session: Session) => Target
  /** Keeps a renewed session's sandbox for as long as the session. */
  renew: (session: Session) => void
  /** Ends a session's sandbox with its changes. */
  forget: (sessionId: string) => void
}

export function createUpstreams(parts: {
  env: Environment
  sandbox: () => SandboxServer
  clock: () => number
  timeoutMs: number
  send?: Upstream
}): Upstreams {
  const { env, clock, timeoutMs, send = sendOverNetwork } = parts
  const tallyfy = { send, base: env.tallyfyApiUrl, name: new URL(env.tallyfyApiUrl).host, timeoutMs }
  // In order of use: a Map keeps the order of insertion.
  const sandboxes = new Map<string, { server: SandboxServer; until: number }>()

  function sandboxOf(session: Session): SandboxServer {
    for (const [id, { until }] of sandboxes) if (until <= clock()) sandboxes.delete(id)
    const server = sandboxes.get(session.id)?.server ?? parts.sandbox()
    sandboxes.delete(session.id)
    sandboxes.set(session.id, { server, until: endsOf(session).idleUntil })
    const oldest = sandboxes.keys().next()
    if (sandboxes.size > mostSandboxes && oldest.done !== true) sandboxes.delete(oldest.value)
    return server
  }

  return {
    of(session) {
      if (session.kind === 'tallyfy') return { ...tallyfy, token: session.token }
      const server = sandboxOf(session)
      return {
        send: (request) => server.fetch(request),
        base: 'http://sandbox.invalid/api',
        name: 'The sandbox',
        token: session.token,
        timeoutMs,
      }
    },
    renew(session) {
      const known = sandboxes.get(session.id)
      if (known !== undefined) known.until = endsOf(session).idleUntil
    },
    forget(sessionId) {
      sandboxes.delete(sessionId)
    },
  }
}
