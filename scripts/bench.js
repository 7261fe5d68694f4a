// `npm run bench`: builds the app, the pages it is measured beside and the bench itself, then measures.
// Everything goes to dist/bench, so that a server that runs from dist is left alone.
import { build, createBuilder } from 'vite'
import { findBrowser } from './browser.js'

const browser = findBrowser()
// Other runs of the same sources may reuse what is built: `npm run bench -- --built`.
if (!process.argv.includes('--built')) {
  const app = { client: { build: { outDir: 'dist/bench/app' } } }
  const builder = await createBuilder({ logLevel: 'warn', environments: app })
  await builder.build(builder.environments.client)
  for (const mode of ['floor', 'multiselect', 'probe', 'main']) {
    await build({ configFile: 'bench/vite.config.ts', mode, logLevel: 'warn' })
  }
}
const { bench } = await import(new URL('../dist/bench/main/main.js', import.meta.url).href)
await bench(browser, process.argv.slice(2))
