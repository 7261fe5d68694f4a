import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serveGateway } from './serve.ts'
import { defaults, startGateway } from './gateway.fixture.ts'

const sandbox = () => ({ fetch: async () => new Response() })

test('nothing is built: the error says what to do', async () => {
  const clientFolder = await mkdtemp(join(tmpdir(), 'guestlist-'))
  await expect(serveGateway({ env: defaults, clientFolder, sandbox })).rejects.toThrow(
    'Nothing is built yet: run `npm run build` first, or `npm start`, which does both.',
  )
  await rm(clientFolder, { recursive: true })
})

test('a used port, and an address of another machine: the error says so', async () => {
  const first = await startGateway()
  await expect(startGateway({ env: { port: first.port } })).rejects.toThrow(
    `Port ${first.port} is in use: stop what listens there, or choose another with PORT=${first.port + 1}.`,
  )
  await first.close()
  await expect(startGateway({ env: { host: '192.0.2.1' } })).rejects.toThrow(
    'HOST 192.0.2.1 is no address of this machine.',
  )
})

test('closing frees the port though a browser keeps its connection', async () => {
  const first = await startGateway()
  await (await first.fetchAs(null, '/')).text()
  await first.close()
  const second = await startGateway({ env: { port: first.port } })
  expect((await second.fetchAs(null, '/session')).status).toBe(200)
  await second.close()
})
