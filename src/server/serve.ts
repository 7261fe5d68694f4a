import { createServer, IncomingMessage, STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts'
import { errorResponse, GatewayError } from './gatewayError.ts'
import { messages } from './messages.ts'
import { addSecurityHeaders, createNonce } from './securityHeaders.ts'
import { readBuiltApp } from './staticFiles.ts'

export type ServeOptions = Omit<GatewayOptions, 'app'> & {
  /** The folder of the browser's files that `npm run build` wrote. */
  clientFolder: string
}

export type Served = {
  /** The address for a browser: `http://127.0.0.1:4173`. */
  url: string
  port: number
  /** Stops listening and waits for the calls under way, including writes whose client is gone. */
  close: () => Promise<void>
}

/**
 * Serves the built app and the gateway.
 * @throws Error with a sentence when nothing is built or the address cannot be listened on
 */
export async function serveGateway({ clientFolder, ...options }: ServeOptions): Promise<Served> {
  const { files, page } = await readBuiltApp(clientFolder)
  const gateway = createGateway({ ...options, app: { files, page: async () => page } })
  const listener = createListener(gateway)
  // What Node itself would refuse gets an answer with the security headers instead.
  const server = createServer({ requireHostHeader: false }, listener)
  server.on('checkExpectation', listener)
  server.on('clientError', answerUnreadable)
  const port = await listen(server, options.env.host, options.env.port)
  return { url: urlOf(options.env.host, port), port, close: () => close(server, gateway) }
}

/** The gateway as a request listener of Node's HTTP server, also for Vite's dev server. */
export function createListener(gateway: Gateway) {
  return getRequestListener(
    (request, { incoming }) =>
      gateway.fetch(request, incoming instanceof IncomingMessage ? { incoming } : {}),
    {
      // Other code in this process keeps Node's own Request and Response.
      overrideGlobalObjects: false,
      errorHandler: unreadableResponse,
    },
  )
}

function unreadableResponse(): Response {
  const error = new GatewayError('BAD_REQUEST', messages.requestUnreadable())
  return addSecurityHeaders(errorResponse(error), createNonce())
}

/** Answers what Node's parser could not read as HTTP, before any handler. A listener for `clientError`. */
async function answerUnreadable(error: Error & { code?: string }, socket: Duplex): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const statuses = new Map([
    ['HPE_HEADER_OVERFLOW', 431],
    ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ])
  const status = statuses.get(error.code ?? '') ?? 400
  const response = unreadableResponse()
  const body = await response.text()
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** The address for a browser: `http://127.0.0.1:4173`, with brackets around an IPv6 address. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/**
 * Checks that an address can be listened on.
 * @throws Error with a sentence when it cannot
 */
export async function checkAddress(host: string, port: number): Promise<void> {
  const server = createServer()
  await listen(server, host, port)
  await new Promise((resolve) => server.close(resolve))
}

/** Listens and returns the port, which is not `port` when that is 0. Rejects with a sentence. */
async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Error(listenError(error, host, port), { cause: error })))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function listenError(error: Error & { code?: string }, host: string, port: number): string {
  switch (error.code ?? '') {
    case 'EADDRINUSE':
      return messages.portInUse(port)
    case 'EACCES':
      return messages.portForbidden(port)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return messages.hostNotLocal(host)
    default:
      return messages.cannotListen(host, port, error.message)
  }
}

async function close(server: Server, gateway: Gateway): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  await gateway.whenIdle()
  // A browser keeps its connections open: close each one once its last answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const limit = setTimeout(() => server.closeAllConnections(), 2000)
  await closed
  clearInterval(sweep)
  clearTimeout(limit)
}
