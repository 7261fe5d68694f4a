import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

/**
 * Loads one of the server's modules from its source, without a build: Node 20 runs no TypeScript.
 * @param {string} name
 */
export async function loadServer(name) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const path = fileURLToPath(new URL(`../src/server/${name}.ts`, import.meta.url))
  const { module } = await runnerImport(path, { root, configFile: false, logLevel: 'error' })
  return module
}
