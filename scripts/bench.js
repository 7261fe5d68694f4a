// `npm run bench`: builds the app, the pages it is compared with and the benchmark itself, then measures.
// Everything goes to dist/bench, so that a server running from dist is not affected.
import { build, createBuilder } from 'vite'
import { findBrowser, launchOptions } from './browser.js'

const browser = findBrowser()
// `npm run bench -- --built` measures the last build again.
if (!process.argv.includes('--built')) {
  const environments = { client: { build: { outDir: 'dist/bench/app' } } }
  const builder = await createBuilder({ logLevel: 'warn', environments })
  const { client } = builder.environments
  if (client) await builder.build(client)
  for (const mode of ['floor', 'multiselect', 'probe', 'main']) {
    await build({ configFile: 'bench/vite.config.ts', mode, logLevel: 'warn' })
  }
}
const { bench } = await import(new URL('../dist/bench/main/main.js', import.meta.url).href)
await bench(launchOptions(browser), process.argv.slice(2))
