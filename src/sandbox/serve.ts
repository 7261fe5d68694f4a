import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createControlApp } from '#src/sandbox/control/controlApp.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import { ConnectionDropped } from '#src/sandbox/script/applyScript.ts'
import { createSandbox } from './sandbox.ts'
import type { CreateSandboxOptions } from './sandbox.ts'

/** A sandbox that listens. */
export type ServedSandbox = {
  /** Without a path: both `url` and `url + '/api'` are base URLs for a client. */
  url: string
  control: SandboxControl
  /** Stops listening and ends every connection. */
  close: () => Promise<void>
}

type ServeOptions = {
  /** 0, the default, takes any free one. */
  port?: number
  /** Default: this machine only. */
  host?: string
  options?: CreateSandboxOptions
}

/** Serves a sandbox over HTTP, its script and log under `/_sandbox/`. Rejects when the port is taken. */
export async function serveSandbox(settings: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1', options = {} } = settings
  const sandbox = createSandbox(options)
  const control = createControlApp(sandbox.control)
  const listener = getRequestListener(async (request, { outgoing }) => {
    if (new URL(request.url).pathname.startsWith('/_sandbox/')) return control.fetch(request)
    try {
      return await sandbox.fetch(request)
    } catch (error) {
      const gone = request.signal.aborted || error instanceof ConnectionDropped
      if (!gone) throw error
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
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    control: sandbox.control,
    close,
  }
}

/** Tells the adapter that there is nothing left to send. */
function alreadySent(): Response {
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
}
