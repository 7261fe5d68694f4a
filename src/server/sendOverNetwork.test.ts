import { createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createNetworkSend } from './sendOverNetwork.ts'

type RawRequest = { connection: number; method: string; path: string; body: string }

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** Starts a server on plain sockets that reads each request completely, keeps it, and lets `respond` use the socket. */
async function startRawServer(respond: (request: RawRequest, socket: Socket) => void) {
  const received: RawRequest[] = []
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    const connection = sockets.push(socket)
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      text += data.toString('latin1')
      const headEnd = text.indexOf('\r\n\r\n') + 4
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (headEnd < 4 || text.length < headEnd + length) return
      const [method = '', path = ''] = text.split(' ', 2)
      const request = { connection, method, path, body: text.slice(headEnd) }
      text = ''
      received.push(request)
      respond(request, socket)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closers.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, received, sockets }
}

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
const methods = ['GET', 'POST', 'PUT', 'DELETE']

function requestTo(url: string, method: string, signal?: AbortSignal): Request {
  const body = method === 'POST' || method === 'PUT' ? '{"associated_members":[1]}' : null
  return new Request(url, { method, body, redirect: 'manual', ...(signal && { signal }) })
}

/** Sends one request whose connection stays open, so that the next one reuses it. */
async function openConnection(send: ReturnType<typeof createNetworkSend>, url: string): Promise<void> {
  const { body } = await send(requestTo(`${url}/first`, 'GET'))
  for await (const _ of body ?? []);
  await wait(10)
}

describe('a call reaches the server exactly once', () => {
  test.each(methods)('%s, when a reused connection drops after the request', async (method) => {
    const server = await startRawServer(({ path }, socket) => {
      if (path === '/first') socket.write(ok)
      else socket.resetAndDestroy()
    })
    const send = createNetworkSend()
    await openConnection(send, server.url)
    await expect(send(requestTo(`${server.url}/call`, method))).rejects.toThrow()
    // A client that tried again would have done so by now.
    await wait(100)
    const calls = server.received.filter(({ path }) => path === '/call')
    expect(calls).toMatchObject([{ method, connection: 1 }])
    expect(calls[0]?.body).toBe(method === 'POST' || method === 'PUT' ? '{"associated_members":[1]}' : '')
  })

  test.each(methods)('%s, when the server closed the idle connection before', async (method) => {
    const server = await startRawServer(({ path }, socket) => {
      socket.write(ok)
      if (path === '/first') setTimeout(() => socket.end(), 5)
    })
    const send = createNetworkSend()
    await openConnection(send, server.url)
    await vi.waitFor(() => expect(server.sockets[0]?.destroyed).toBe(true))
    expect((await send(requestTo(`${server.url}/call`, method))).status).toBe(200)
    expect(server.received.filter(({ path }) => path === '/call')).toMatchObject([{ method, connection: 2 }])
  })

  test.each([301, 302, 303, 307, 308])('and is not sent on by a redirect (%d)', async (status) => {
    const server = await startRawServer((_request, socket) =>
      socket.write(`HTTP/1.1 ${status} Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n`),
    )
    expect((await createNetworkSend()(requestTo(`${server.url}/call`, 'PUT'))).status).toBe(status)
    expect(server.received).toHaveLength(1)
  })
})

test('no proxy of the environment is used', async () => {
  const proxy = await startRawServer((_request, socket) => socket.write(ok))
  const server = await startRawServer((_request, socket) => socket.write(ok))
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY']) vi.stubEnv(name, proxy.url)
  vi.stubEnv('NODE_USE_ENV_PROXY', '1')
  try {
    expect((await createNetworkSend()(requestTo(server.url, 'PUT'))).status).toBe(200)
  } finally {
    vi.unstubAllEnvs()
  }
  expect([proxy.received.length, server.received.length]).toEqual([0, 1])
})

test('an aborted signal closes the connection, also while the body is read', async () => {
  const server = await startRawServer(({ path }, socket) => {
    if (path === '/body') socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"data":')
  })
  const abort = new AbortController()
  const send = createNetworkSend()
  const waiting = send(requestTo(`${server.url}/silent`, 'GET', abort.signal))
  const { body } = await send(requestTo(`${server.url}/body`, 'GET', abort.signal))
  const read = async () => {
    for await (const _ of body ?? []);
  }
  setTimeout(() => abort.abort(), 20)
  await expect(waiting).rejects.toThrow()
  await expect(read()).rejects.toThrow()
  await vi.waitFor(() => expect(server.sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]))
})
