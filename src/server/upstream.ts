import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** Sends a request as it stands and answers what came back, redirects included. Rejects when there is no answer. */
export type Upstream = (request: Request) => Promise<Response>

// An idle connection is dropped before servers commonly drop theirs (5 s): a write that meets a closing connection
// would end with its outcome unknown.
const keepOpen = { keepAlive: true, timeout: 4000 }
const http = new HttpAgent(keepOpen)
const https = new HttpsAgent(keepOpen)

/**
 * Sends over Node's own client rather than `fetch`, which adds Accept-Language, Accept-Encoding, Sec-Fetch-Mode and
 * User-Agent to the headers. Aborts with the request's signal, also while the body is read.
 */
export const sendOverNetwork: Upstream = async (request) => {
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
  const headers = Object.fromEntries(request.headers)
  if (body !== null) headers['content-length'] = String(body.length)
  const url = new URL(request.url)
  const [send, agent] =
    url.protocol === 'https:' ? ([httpsRequest, https] as const) : ([httpRequest, http] as const)
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { method: request.method, headers, agent, signal: request.signal })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      try {
        resolve(toResponse(incoming))
      } catch (error) {
        incoming.destroy()
        reject(error)
      }
    })
    outgoing.end(body ?? undefined)
  })
}

function toResponse(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 0
  const headers = new Headers()
  for (const name of ['content-type', 'retry-after'] as const) {
    const value = incoming.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  if (status === 204 || status === 205 || status === 304) {
    incoming.resume()
    return new Response(null, { status, headers })
  }
  return new Response(streamOf(decoded(incoming)), { status, headers })
}

/** Undoes a compression that nobody asked for: without Accept-Encoding a server may choose. */
function decoded(incoming: IncomingMessage): Readable {
  const encoding = incoming.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return incoming
  const decoder =
    encoding === 'gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : createInflate()
  incoming.on('error', (error) => decoder.destroy(error))
  return incoming.pipe(decoder)
}

/** `Readable.toWeb` answers another ReadableStream type than the one `Response` takes. */
function streamOf(readable: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<Buffer<ArrayBuffer>> = readable[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel() {
      readable.destroy()
    },
  })
}
