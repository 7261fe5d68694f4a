import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** The gateway puts the nonce in wherever this stands; the same text as in src/server/staticFiles.ts. */
const cspNonce = 'GUESTLIST-NONCE'

const whole = (mode: string) => ({
  outDir: resolve(`dist/bench/${mode}`),
  emptyOutDir: true,
  copyPublicDir: false,
})

// One mode a part of the bench; any that is not named here is a page of pages/, served by a gateway like the app.
export default defineConfig(({ mode }) => {
  if (mode === 'main') return { build: { ...whole(mode), ssr: 'bench/main.ts' } }
  if (mode === 'probe') {
    const lib = {
      entry: 'bench/pages/probe.ts',
      formats: ['iife' as const],
      name: 'probe',
      fileName: () => 'probe.js',
    }
    return { build: { ...whole(mode), lib } }
  }
  return {
    appType: 'custom',
    root: 'bench/pages',
    html: { cspNonce },
    plugins: [react(), asIndex(`${mode}.html`)],
    build: {
      ...whole(mode),
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `bench/pages/${mode}.html` },
    },
  }
})

/** The gateway serves a folder whose page is called index.html. */
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
