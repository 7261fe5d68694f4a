import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin, ViteDevServer } from 'vite'
import type { createDevListener } from '#src/server/devGateway.ts'
import { readEnvironment } from '#src/server/env.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Writes `.br` and `.gz` beside every built file worth it: as small as they get, since it is done once. */
export function precompress(): Plugin {
  return {
    name: 'guestlist:precompress',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css|svg|json)$/.test(name))
      await Promise.all(names.map((name) => compressFile(join(dir, name))))
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const body = await readFile(path)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  const [br, gz] = await Promise.all([brotli(body, quality), zip(body, { level: 9 })])
  if (br.length < body.length) await writeFile(`${path}.br`, br)
  if (gz.length < body.length) await writeFile(`${path}.gz`, gz)
}

/** `npm run dev`: the gateway in Vite's dev server, on the same address and under the same policy as when built. */
export function gatewayInDev(): Plugin {
  return {
    name: 'guestlist:gateway',
    // Vitest starts a server too, which needs no gateway.
    apply: (_config, { command }) => command === 'serve' && !process.env['VITEST'],
    config() {
      const { host, port } = readEnvironment(process.env)
      // No CORS: Vite would let every page of this machine read the gateway's answers.
      return { server: { host, port, strictPort: true, cors: false } }
    },
    configureServer(server) {
      const listen = devListener(server)
      server.middlewares.use((request, response, next) => {
        if (belongsToVite(request.url ?? '/')) next()
        else void answer(request, response, next)
      })
      async function answer(
        request: IncomingMessage,
        response: ServerResponse,
        fail: (error: unknown) => void,
      ) {
        try {
          const listener = await listen()
          await listener(request, response)
        } catch (error) {
          fail(error)
        }
      }
    },
  }
}

/** Modules, Vite's own addresses and files at the root; everything else is the gateway's, as in production. */
function belongsToVite(url: string): boolean {
  const path = url.split('?', 1)[0] ?? ''
  return /^\/(@|src\/|node_modules\/)/.test(path) || /^\/[^/]+\.\w+$/.test(path)
}

/** Makes the gateway on first use, and anew when its code changed; sessions outlive that. */
function devListener(server: ViteDevServer) {
  const given = readEnvironment(process.env)
  const env = { ...given, sessionSecret: given.sessionSecret ?? randomBytes(32).toString('hex') }
  let made: { by: typeof createDevListener; listener: ReturnType<typeof createDevListener> } | null = null

  async function page(path: string): Promise<string> {
    const source = await readFile(join(server.config.root, 'index.html'), 'utf8')
    return server.transformIndexHtml(path, source)
  }

  return async () => {
    const module = await server.ssrLoadModule('/src/server/devGateway.ts')
    const by: typeof createDevListener = module['createDevListener']
    if (made?.by !== by) made = { by, listener: by(env, page) }
    return made.listener
  }
}
