import type { UpstreamTarget } from './callUpstream.ts'
import type { Environment } from './env.ts'
import { messages } from './messages.ts'
import { createNetworkSend, type Send } from './sendOverNetwork.ts'
import { expiryOf, type Session } from './sessionCipher.ts'

/** What the gateway needs of a sandbox. */
export type SandboxServer = { fetch: (request: Request) => Promise<Response> }

/** Each session has its own sandbox. Beyond this many the least recently used one goes and starts anew when used. */
const maxSandboxes = 200

/** Where the calls of each session go: to Tallyfy, or to the session's own sandbox. */
export type UpstreamTargets = {
  targetOf: (session: Session) => UpstreamTarget
  /** Keeps the sandbox of a renewed session for as long as the session. */
  renew: (session: Session) => void
  /** Drops a session's sandbox with its changes. */
  drop: (sessionId: string) => void
}

/** Makes the targets. `clock` is in epoch ms; `send` is how Tallyfy is reached, over the network by default. */
export function createUpstreamTargets(deps: {
  env: Environment
  sandbox: () => SandboxServer
  clock: () => number
  timeoutMs: number
  send?: Send
}): UpstreamTargets {
  const { env, clock, timeoutMs, send = createNetworkSend() } = deps
  const tallyfy = { send, base: env.tallyfyApiUrl, name: new URL(env.tallyfyApiUrl).host, timeoutMs }
  // Least recently used first: a Map keeps the order of insertion.
  const sandboxes = new Map<string, { server: SandboxServer; until: number }>()

  function sandboxOf(session: Session): SandboxServer {
    for (const [id, { until }] of sandboxes) if (until <= clock()) sandboxes.delete(id)
    const server = sandboxes.get(session.id)?.server ?? deps.sandbox()
    sandboxes.delete(session.id)
    sandboxes.set(session.id, { server, until: expiryOf(session).idleUntil })
    const oldest = sandboxes.keys().next()
    if (sandboxes.size > maxSandboxes && oldest.done !== true) sandboxes.delete(oldest.value)
    return server
  }

  return {
    targetOf(session) {
      if (session.kind === 'tallyfy') return { ...tallyfy, token: session.token }
      const server = sandboxOf(session)
      return {
        send: (request) => server.fetch(request),
        base: 'http://sandbox.invalid/api',
        name: messages.sandboxName(),
        token: session.token,
        timeoutMs,
      }
    },
    renew(session) {
      const known = sandboxes.get(session.id)
      if (known !== undefined) known.until = expiryOf(session).idleUntil
    },
    drop(sessionId) {
      sandboxes.delete(sessionId)
    },
  }
}
