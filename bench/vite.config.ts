import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** The gateway replaces this text by the nonce. It has to be the same as in src/server/staticFiles.ts. */
const cspNonce = 'GUESTLIST-NONCE'

const outputOf = (mode: string) => ({
  outDir: resolve(`dist/bench/${mode}`),
  emptyOutDir: true,
  copyPublicDir: false,
})

// One mode for each part of the benchmark. A mode that is not named here is a page of pages/, served by a gateway.
export default defineConfig(({ mode }) => {
  if (mode === 'main') return { build: { ...outputOf(mode), ssr: 'bench/main.ts' } }
  if (mode === 'probe') {
    const lib = {
      entry: 'bench/pages/probe.ts',
      formats: ['iife' as const],
      name: 'probe',
      fileName: () => 'probe.js',
    }
    return { build: { ...outputOf(mode), lib } }
  }
  return {
    appType: 'custom',
    root: 'bench/pages',
    html: { cspNonce },
    plugins: [react(), asIndex(`${mode}.html`)],
    build: {
      ...outputOf(mode),
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `bench/pages/${mode}.html` },
    },
  }
})

/** Renames the built page to index.html, which is what the gateway serves. */
function asIndex(page: string): Plugin {
  return {
    name: 'bench:index',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const built = bundle[page]
      if (built) built.fileName = 'index.html'
    },
  }
}
