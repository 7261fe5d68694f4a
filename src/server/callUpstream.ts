import type { Endpoint } from './endpoints.ts'
import { GatewayError } from './gatewayError.ts'
import { messages } from './messages.ts'
import type { Send } from './sendOverNetwork.ts'

/** Bytes. An organization of 100 000 guests in one unpaged answer is about 100 MB. */
const maxAnswerBytes = 256 * 1024 * 1024

/** Where the calls of one session go. */
export type UpstreamTarget = {
  send: Send
  /** Tallyfy's address without a slash at its end; it may have a path. */
  base: string
  token: string
  /** For sentences: `go.tallyfy.com`. */
  name: string
  timeoutMs: number
}

/** One call. `params` are the decoded path parameters; `body` is JSON text or null. */
export type UpstreamCall = {
  endpoint: Endpoint
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  body: string | null
}

/** An upstream's answer, read whole. `type` and `retryAfter` are headers, null when absent. */
export type UpstreamAnswer = { status: number; type: string | null; retryAfter: string | null; body: Buffer }

/**
 * Sends one call to Tallyfy or the sandbox and reads its answer, whatever its status.
 * A read stops when `client` aborts. A write does not: it may have been applied already, and stopping it would only
 * leave its outcome unknown.
 * @throws GatewayError TALLYFY_UNREACHABLE (no answer, a redirect, too large), TALLYFY_TIMEOUT or CLIENT_GONE
 */
export async function callUpstream(
  target: UpstreamTarget,
  call: UpstreamCall,
  client: AbortSignal,
): Promise<UpstreamAnswer> {
  const timeout = AbortSignal.timeout(target.timeoutMs)
  const isRead = call.endpoint.method === 'GET'
  const signal = isRead ? AbortSignal.any([client, timeout]) : timeout
  try {
    return await unlessAborted(signal, exchange(target, call, signal))
  } catch (error) {
    if (error instanceof GatewayError) throw error
    if (isRead && client.aborted) throw new GatewayError('CLIENT_GONE', messages.clientGone())
    if (timeout.aborted) {
      const seconds = Math.round(target.timeoutMs / 1000)
      throw new GatewayError('TALLYFY_TIMEOUT', messages.upstreamTimeout(target.name, seconds))
    }
    throw new GatewayError('TALLYFY_UNREACHABLE', messages.upstreamUnreachable(target.name))
  }
}

async function exchange(
  target: UpstreamTarget,
  call: UpstreamCall,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { status, headers, body } = await target.send(upstreamRequest(target, call, signal))
  const answer = {
    status,
    type: headers.get('Content-Type'),
    retryAfter: headers.get('Retry-After'),
    body: await readWhole(body, target.name),
  }
  if (status >= 300 && status < 400) {
    throw new GatewayError('TALLYFY_UNREACHABLE', messages.upstreamRedirect(target.name))
  }
  return answer
}

/**
 * The request to send: each path parameter encoded exactly once, the endpoint's own query parameters and the four
 * documented headers.
 */
function upstreamRequest(target: UpstreamTarget, call: UpstreamCall, signal: AbortSignal): Request {
  const { endpoint, params, query, body } = call
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const names: readonly string[] = endpoint.query
  const kept = new URLSearchParams([...query].filter(([name]) => names.includes(name)))
  const headers = {
    Authorization: `Bearer ${target.token}`,
    Accept: 'application/json',
    'X-Tallyfy-Client': 'APIClient',
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
  }
  const url = `${target.base}${path}${kept.size === 0 ? '' : `?${kept}`}`
  return new Request(url, { method: endpoint.method, headers, body, redirect: 'manual', signal })
}

async function readWhole(body: AsyncIterable<Uint8Array> | null, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > maxAnswerBytes) {
      throw new GatewayError('TALLYFY_UNREACHABLE', messages.upstreamTooLarge(name))
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** Rejects as soon as the signal aborts, also where the work itself does not look at it. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
