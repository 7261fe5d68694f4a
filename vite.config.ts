import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { gatewayInDev, precompress } from './scripts/vitePlugins.ts'
import { noncePlaceholder } from './src/server/staticFiles.ts'

const shortName = (name: string) => name.replace(/~.*|\.\w+$/, '')

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
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // All that the first rows need is one file: a browser opens six connections, and a dozen small files wait.
                { name: 'start', test: 'src/main.tsx', priority: 2 },
                // What later parts share is in few files, not in one for each set of parts that share something. In bytes.
                {
                  name: 'shared',
                  minShareCount: 2,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 60_000,
                  priority: 1,
                },
              ],
            },
            // The names of shared files would be lists of the parts.
            chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
            assetFileNames: ({ names: [name = ''] }) => `assets/${shortName(name)}-[hash][extname]`,
          },
        },
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
