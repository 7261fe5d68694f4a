// The build of `npm start`, in a process of its own: checks options, settings and port first, then builds quietly.
// Exit code 0: built, go on; 1: cannot start, and why was printed; 2: the help was printed.
import { buildApp } from './buildApp.js'
import { loadServer } from './loadServer.js'

const { prepareCommand, processIo } = await loadServer('commandLine')
const { stdout } = process
if ((await prepareCommand('start', process.argv.slice(2), processIo())) === null) {
  process.exit(process.exitCode === undefined ? 2 : 1)
}
// On a terminal Vite's reporter writes a line for every module, at every log level.
stdout.isTTY = false
const started = performance.now()
stdout.write('Building Guestlist …')
await buildApp()
stdout.write(` done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
