// `npm start`: builds if anything changed since it built last, then serves.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './sources.js'

const args = process.argv.slice(2)
const build = () =>
  spawnSync(process.execPath, [fileURLToPath(new URL('build.js', import.meta.url)), ...args], {
    stdio: 'inherit',
  }).status

const status = isBuilt() ? 0 : build()
if (status === 0) {
  const { serveUntilStopped } = await import(new URL('../dist/server/main.js', import.meta.url).href)
  await serveUntilStopped('start', args)
} else {
  // 2: the help was printed, and there is nothing to serve.
  process.exitCode = status === 2 ? 0 : 1
}
