import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The part of a `Response` that the gateway reads. The body is not compressed; null: there is none. */
export type UpstreamResponse = { status: number; headers: Headers; body: AsyncIterable<Uint8Array> | null }

/** Sends a request once and follows no redirect. Rejects when no answer comes or the request's signal aborts. */
export type Send = (request: Request) => Promise<UpstreamResponse>

/**
 * Makes the way to Tallyfy: Node's own HTTP client with connections that are kept open.
 *
 * Not `fetch`: it serves in every other respect, but adds Accept-Language, Accept-Encoding, Sec-Fetch-Mode and
 * User-Agent to the documented headers and cannot be kept from it. Both send a request exactly once, also when a
 * reused connection drops: see the tests.
 */
export function createNetworkSend(): Send {
  // An idle connection is closed before servers commonly close theirs (5 s): a write that meets a closing connection
  // would end with its outcome unknown.
  const options = { keepAlive: true, timeout: 4000 }
  const http = new HttpAgent(options)
  const https = new HttpsAgent(options)

  return async (request) => {
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
    const headers = Object.fromEntries(request.headers)
    if (body !== null) headers['content-length'] = String(body.length)
    const { method, signal } = request
    const isHttps = request.url.startsWith('https:')
    return new Promise((resolve, reject) => {
      const outgoing = isHttps
        ? httpsRequest(request.url, { method, headers, signal, agent: https })
        : httpRequest(request.url, { method, headers, signal, agent: http })
      outgoing.on('error', reject)
      outgoing.on('response', (incoming) => resolve(toResponse(incoming)))
      outgoing.end(body ?? undefined)
    })
  }
}

function toResponse(incoming: IncomingMessage): UpstreamResponse {
  const headers = new Headers()
  for (const name of ['content-type', 'retry-after'] as const) {
    const value = incoming.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return { status: incoming.statusCode ?? 0, headers, body: decompressed(incoming) }
}

/** Undoes a compression: without Accept-Encoding a server may choose one. */
function decompressed(incoming: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = incoming.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return incoming
  const decoder =
    encoding === 'gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : createInflate()
  // The reader of the decoder gets every error.
  return pipeline(incoming, decoder, () => undefined)
}
