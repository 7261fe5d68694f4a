import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { brotliCompressSync } from 'node:zlib'
import * as z from 'zod'
import type { Environment } from './env.ts'
import type { LogLine } from './gateway.ts'
import { serveGateway, type ServeOptions } from './serve.ts'

/** A request as the fake Tallyfy received it. */
export type ReceivedRequest = {
  method: string
  target: string
  headers: Record<string, string>
  body: string
}

type Responder = (request: ReceivedRequest, response: ServerResponse, raw: IncomingMessage) => void

/** Starts a fake Tallyfy for one test. It keeps every request and accepts every token until `respond` says otherwise. */
export async function startTallyfy() {
  const received: ReceivedRequest[] = []
  const state: { respond: Responder } = { respond: (_request, response) => sendJson(response, 200, userBody) }
  const server = createServer((raw, response) => void receive(raw, response))
  async function receive(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(raw)
    const headers: Record<string, string> = {}
    raw.rawHeaders.forEach((name, at, all) => {
      if (at % 2 === 0) headers[name.toLowerCase()] = all[at + 1] ?? ''
    })
    const request = { method: raw.method ?? '', target: raw.url ?? '', headers, body }
    received.push(request)
    state.respond(request, response, raw)
  }
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return {
    url: `http://127.0.0.1:${port}/api`,
    received,
    /** Answers the following requests with this responder. */
    respond(responder: Responder) {
      state.respond = responder
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const userBody = {
  data: { id: 7, email: 'ana@example.com', first_name: 'Ana', last_name: 'Ferreira' },
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}

export const Envelope = z.object({
  session: z
    .object({
      id: z.string(),
      user: z.object({ id: z.number(), email: z.string(), firstName: z.string(), lastName: z.string() }),
      server: z.object({ kind: z.string(), host: z.string().optional() }),
      idleUntil: z.number(),
      endsAt: z.number(),
    })
    .nullable(),
  sandbox: z.boolean(),
  tallyfy: z.string(),
})

export const defaults: Environment = {
  port: 0,
  host: '127.0.0.1',
  origin: null,
  tallyfyApiUrl: 'http://127.0.0.1:9/api',
  sessionSecret: null,
  sandbox: true,
  log: 'auto',
}

/** Writes a built app of four files into a new folder and returns the folder. */
export async function writeBuiltApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-'))
  const page =
    '<!doctype html><meta property="csp-nonce" nonce="GUESTLIST-NONCE"><script nonce="GUESTLIST-NONCE" src="/assets/a-1.js"></script>'
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'icon.svg'), '<svg/>')
  await writeFile(join(folder, 'assets', 'a-1.js'), 'export {}')
  await writeFile(join(folder, 'assets', 'a-1.js.br'), brotliCompressSync('export {}'))
  return folder
}

/** Starts the gateway on a free port with a built app. Calls to it are made like those of a browser. */
export async function startGateway(
  options: Partial<Omit<ServeOptions, 'env'>> & { env?: Partial<Environment> } = {},
) {
  const logged: LogLine[] = []
  const clientFolder = await writeBuiltApp()
  const served = await serveGateway({
    clientFolder,
    sandbox: () => ({ fetch: async () => Response.json(userBody) }),
    log: (line) => logged.push(line),
    ...options,
    env: { ...defaults, ...options.env },
  })

  /** Calls the gateway like a page of the app: its Origin, JSON, and the session that the page began with. */
  const fetchAs = (session: { cookie: string; id: string } | null, path: string, init: RequestInit = {}) => {
    const headers = new Headers({ Origin: served.url, 'Sec-Fetch-Site': 'same-origin' })
    if (init.body !== undefined) headers.set('Content-Type', 'application/json')
    if (session !== null) headers.set('Cookie', session.cookie)
    if (session !== null) headers.set('X-Guestlist-Session', session.id)
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    return fetch(served.url + path, { redirect: 'manual', ...init, headers })
  }

  return {
    ...served,
    logged,
    fetchAs,
    async signIn(body: object = { token: 'secret-token' }) {
      const response = await fetchAs(null, '/session', { method: 'POST', body: JSON.stringify(body) })
      if (response.status !== 201) throw new Error(`sign-in answered ${response.status}`)
      const { session } = Envelope.parse(await response.json())
      return { cookie: cookieOf(response), id: session?.id ?? '' }
    },
    /** Sends text unchanged over a new connection and returns everything that comes back. */
    async raw(request: string): Promise<string> {
      const socket = connect(served.port, '127.0.0.1')
      socket.write(request)
      return (await buffer(socket)).toString()
    },
    async close() {
      await served.close()
      await rm(clientFolder, { recursive: true })
    },
  }
}

/** The cookie that a response sets, as a browser would send it back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
}
