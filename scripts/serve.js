// `npm run serve`: serves the last build.
import { existsSync } from 'node:fs'

const server = new URL('../dist/server/main.js', import.meta.url)
if (existsSync(server)) {
  const { serveUntilStopped } = await import(server.href)
  await serveUntilStopped('serve', process.argv.slice(2))
} else {
  console.error('Nothing is built yet: run `npm run build` first, or `npm start`, which does both.')
  process.exitCode = 1
}
