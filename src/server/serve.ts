import { createServer, IncomingMessage } from 'node:http'
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerTo, Refusal } from './answers.ts'
import type { Environment } from './env.ts'
import { createGateway } from './gateway.ts'
import type { Gateway, GatewayOptions } from './gateway.ts'
import { makeNonce, secure } from './securityHeaders.ts'
import { readBuiltApp } from './staticFiles.ts'
import { refuseUnreadable } from './unreadable.ts'

export type ServeOptions = Omit<GatewayOptions, 'app'> & {
  /** The folder that `npm run build` made for the browser. */
  clientFolder: string
}

export type Served = {
  /** Where a browser finds it: `http://127.0.0.1:4173`. */
  url: string
  /** Stops listening and waits for the calls under way, writes whose client is gone included. */
  close: () => Promise<void>
}

/**
 * Serves the built app and the gateway.
 * @throws Error with a sentence when nothing is built or the address cannot be listened on
 */
export async function serveGateway({ clientFolder, ...options }: ServeOptions): Promise<Served> {
  const { files, page } = await readBuiltApp(clientFolder)
  const gateway = createGateway({ ...options, app: { files, page: async () => page } })
  const listener = listenerOf(gateway)
  // What Node would refuse by itself, without our headers, is refused by us.
  const server = createServer({ requireHostHeader: false }, listener)
  server.on('checkExpectation', listener)
  server.on('clientError', refuseUnreadable)
  const port = await listen(server, options.env)
  return { url: `http://${nameInUrl(options.env.host)}:${port}`, close: () => close(server, gateway) }
}

/** The gateway as a listener of Node's http server, here and in Vite's dev server. */
export function listenerOf(gateway: Gateway) {
  return getRequestListener(
    (request, { incoming }) =>
      gateway.fetch(request, incoming instanceof IncomingMessage ? { incoming } : {}),
    {
      // Node's own Request and Response stay as they are for everyone else in this process.
      overrideGlobalObjects: false,
      errorHandler: () =>
        secure(answerTo(new Refusal('BAD_REQUEST', 'The request cannot be read.')), makeNonce()),
    },
  )
}

function nameInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** @returns the port really listened on */
async function listen(server: Server, { host, port }: Environment): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Error(whyNot(error, host, port), { cause: error })))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function whyNot(error: Error & { code?: string }, host: string, port: number): string {
  const known = new Map([
    [
      'EADDRINUSE',
      `Port ${port} is in use: stop what listens there, or choose another with PORT=${port + 1}.`,
    ],
    ['EACCES', `Port ${port} may not be used by this user: choose one from 1024 on with PORT.`],
    ['EADDRNOTAVAIL', `HOST ${host} is no address of this machine.`],
    ['ENOTFOUND', `HOST ${host} is no address of this machine.`],
  ])
  return known.get(error.code ?? '') ?? `Cannot listen on ${host}, port ${port}: ${error.message}`
}

async function close(server: Server, gateway: Gateway): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  await gateway.settled()
  // A browser keeps its connections open; answers under way still get out before each of them goes.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const limit = setTimeout(() => server.closeAllConnections(), 2000)
  await closed
  clearInterval(sweep)
  clearTimeout(limit)
}
