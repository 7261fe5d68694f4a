// `npm run dev`: Vite's dev server with the gateway in it.
import { createServer } from 'vite'
import { loadServer } from './loadServer.js'

const { announce, prepareCommand, processIo } = await loadServer('commandLine')
const io = processIo()
const prepared = await prepareCommand('dev', process.argv.slice(2), io)
if (prepared !== null) {
  // The Vite plugin reads its settings from the environment.
  process.env.PORT = String(prepared.env.port)
  const server = await createServer({ logLevel: 'warn' })
  await server.listen()
  const address = server.httpServer?.address()
  const port = typeof address === 'object' && address !== null ? address.port : prepared.env.port
  announce({ ...prepared, port }, io)
}
