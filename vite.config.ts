import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { gatewayInDev, precompress } from './scripts/vitePlugins.ts'
import { noncePlaceholder } from './src/server/staticFiles.ts'

// Two programs: the app for browsers, and the server. Node 20 runs no TypeScript, so both are built.
export default defineConfig({
  // Pages are the gateway's, also in dev: it puts the nonce in.
  appType: 'custom',
  html: { cspNonce: noncePlaceholder },
  plugins: [react(), gatewayInDev(), precompress()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        modulePreload: { polyfill: false },
        manifest: true,
        // In kB; `npm run size` checks its compressed size.
        chunkSizeWarningLimit: 600,
        // All that the first rows need is one file: a browser opens six connections, and a dozen small files wait for them.
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', test: 'src/main.tsx' }] } } },
      },
    },
    ssr: {
      build: {
        outDir: 'dist/server',
        ssr: true,
        copyPublicDir: false,
        rolldownOptions: {
          input: { main: 'src/server/main.ts', sandbox: 'src/sandbox/main.ts' },
        },
      },
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
})
