// `npm run sandbox`: builds the server part, then serves the sandbox alone on a port, for any API client.
import { createBuilder } from 'vite'
import { loadServer } from './loadServer.js'
import { isBuilt } from './sources.js'

const { prepareCommand, processIo } = await loadServer('commandLine')
const prepared = await prepareCommand('sandbox', process.argv.slice(2), processIo())
if (prepared !== null) {
  process.env.PORT = String(prepared.env.port)
  if (!isBuilt()) {
    const builder = await createBuilder({ logLevel: 'warn' })
    await builder.build(builder.environments.ssr)
  }
  await import(new URL('../dist/server/sandbox.js', import.meta.url).href)
}
