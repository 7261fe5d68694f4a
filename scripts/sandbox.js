// `npm run sandbox`: builds if anything changed, then serves the sandbox alone on a port, for any API client.
import { buildApp } from './buildApp.js'
import { loadServer } from './loadServer.js'
import { isBuilt } from './sources.js'

const { prepareCommand, processIo } = await loadServer('commandLine')
const prepared = await prepareCommand('sandbox', process.argv.slice(2), processIo())
if (prepared !== null) {
  process.env.PORT = String(prepared.env.port)
  if (!isBuilt()) await buildApp()
  await import(new URL('../dist/server/sandbox.js', import.meta.url).href)
}
