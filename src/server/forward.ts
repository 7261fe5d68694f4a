import { Refusal } from './answers.ts'
import { compress } from './compress.ts'
import { upstreamRequest } from './endpoints.ts'
import type { Call } from './endpoints.ts'
import { looksLikeJson, stripLinks } from './stripLinks.ts'
import type { Upstream } from './upstream.ts'

/** Bytes. An organization of 100 000 guests in one unpaged answer is about 100 MB. */
const largestAnswer = 256 * 1024 * 1024

/** Where one session's calls go. */
export type Target = {
  send: Upstream
  /** Without a slash at its end. */
  base: string
  token: string
  /** For sentences: `go.tallyfy.com`. */
  name: string
  timeoutMs: number
}

/** An upstream's answer, read whole. */
export type Answer = { status: number; type: string | null; retryAfter: string | null; body: Buffer }

/**
 * One call to Tallyfy (or the sandbox) and its answer, whatever its status.
 * A read stops when `client` aborts. A write is never stopped by it: once begun it may have been applied, and its
 * outcome would be unknown for nothing.
 * @throws Refusal TALLYFY_UNREACHABLE (no answer, a redirect, too large), TALLYFY_TIMEOUT or CLIENT_GONE
 */
export async function ask(target: Target, call: Call, client: AbortSignal | null): Promise<Answer> {
  const timeout = AbortSignal.timeout(target.timeoutMs)
  const isRead = call.endpoint.method === 'GET'
  const signal = client !== null && isRead ? AbortSignal.any([client, timeout]) : timeout
  try {
    return await unlessAborted(signal, exchange(target, call, signal))
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (isRead && client?.aborted === true) throw new Refusal('CLIENT_GONE', 'The client hung up.')
    if (timeout.aborted) {
      const seconds = Math.round(target.timeoutMs / 1000)
      throw new Refusal('TALLYFY_TIMEOUT', `${target.name} did not answer within ${seconds} seconds.`)
    }
    throw new Refusal('TALLYFY_UNREACHABLE', `${target.name} could not be reached.`)
  }
}

/** The answer for the browser: status, type, `Retry-After` and the body without login links; no other header. */
export async function toBrowser(answer: Answer, acceptEncoding: string | undefined): Promise<Response> {
  const headers = new Headers({ 'Content-Type': answer.type ?? 'application/octet-stream' })
  if (answer.retryAfter !== null) headers.set('Retry-After', answer.retryAfter)
  if (answer.status === 204 || answer.status === 205) return new Response(null, { status: answer.status })
  const clean = looksLikeJson(answer.body) ? stripLinks(answer.body) : answer.body
  const { body, encoding } = await compress(clean, acceptEncoding)
  headers.set('Vary', 'Accept-Encoding')
  if (encoding !== null) headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', String(body.length))
  return new Response(new Uint8Array(body), { status: answer.status, headers })
}

async function exchange(target: Target, call: Call, signal: AbortSignal): Promise<Answer> {
  const response = await target.send(upstreamRequest(target.base, call, target.token, signal))
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel()
    throw new Refusal(
      'TALLYFY_UNREACHABLE',
      `${target.name} answered with a redirect, which is not followed: the token could go astray. Check TALLYFY_API_URL.`,
    )
  }
  return {
    status: response.status,
    type: response.headers.get('Content-Type'),
    retryAfter: response.headers.get('Retry-After'),
    body: await readWhole(response, target.name),
  }
}

async function readWhole(response: Response, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largestAnswer)
      throw new Refusal('TALLYFY_UNREACHABLE', `${name} sent more than can be handled.`)
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
