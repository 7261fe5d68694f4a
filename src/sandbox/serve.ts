import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import { createControlApp } from '#src/sandbox/control/controlApp.ts'
import { ConnectionDropped } from '#src/sandbox/script/applyScript.ts'
import { createSandbox, type CreateSandboxOptions } from './sandbox.ts'

/** A sandbox that listens on a port. */
export type ServedSandbox = {
  /** Without a path: both `url` and `url + '/api'` are base URLs for a client. */
  url: string
  control: SandboxControl
  /** Stops listening and closes all connections. */
  close: () => Promise<void>
}

type ServeOptions = {
  /** 0, the default, takes any free port. */
  port?: number
  /** Default: 127.0.0.1. */
  host?: string
  options?: CreateSandboxOptions
}

/** Serves a sandbox over HTTP, and its control under `/_sandbox/`. Rejects when the port is in use. */
export async function serveSandbox(settings: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1', options = {} } = settings
  const sandbox = createSandbox(options)
  const control = createControlApp(sandbox.control)
  const listener = getRequestListener(async (request, { outgoing }) => {
    if (new URL(request.url).pathname.startsWith('/_sandbox/')) return control.fetch(request)
    try {
      return await sandbox.fetch(request)
    } catch (error) {
      const isClosed = request.signal.aborted || error instanceof ConnectionDropped
      if (!isClosed) throw error
      outgoing.destroy()
      return alreadySent()
    }
  })
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      server.closeAllConnections()
    })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    control: sandbox.control,
    close,
  }
}

/** Makes the response that means for the adapter: send nothing more. */
function alreadySent(): Response {
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
}
