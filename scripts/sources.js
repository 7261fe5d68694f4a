import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
// In the folder that a build empties: a build by other means leaves no hash behind.
const hashFile = join(root, 'dist/server/sources.sha256')

const inputs = [
  'src',
  'public',
  'scripts/vitePlugins.ts',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** Whether `dist` was built by `npm start` from the sources as they are now. */
export function isBuilt() {
  return existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hashOfSources()
}

/**
 * Notes that `dist` was built.
 * @param {string} hash of the sources when the build began
 */
export function markBuilt(hash) {
  writeFileSync(hashFile, hash)
}

/** The SHA-256 of the names and contents of everything that a build reads: about 20 ms. */
export function hashOfSources() {
  const hash = createHash('sha256')
  for (const name of inputs.flatMap(filesOf).toSorted()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} name a file or a folder below the root */
function filesOf(name) {
  const path = join(root, name)
  if (!existsSync(path)) return []
  const entries = /\.\w+$/.test(name) ? null : readdirSync(path, { recursive: true, withFileTypes: true })
  if (entries === null) return [name]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}
