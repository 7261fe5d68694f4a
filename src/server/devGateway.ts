import { createBase } from '#src/sandbox/data/base.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import type { Environment } from './env.ts'
import { createGateway } from './gateway.ts'
import { createListener } from './serve.ts'
import { createRequestLog } from './terminal.ts'

/**
 * Makes the gateway for `npm run dev`. Vite loads this file, so that a change of the server's code takes effect at
 * once, and serves the browser's files itself.
 * @param page makes the page for a path, with the nonce placeholder in it
 */
export function createDevListener(env: Environment, page: (path: string) => Promise<string>) {
  const base = createBase()
  return createListener(
    createGateway({
      env,
      app: { files: new Map(), page },
      sandbox: () => createSandbox({ base, keepLog: false }),
      log: createRequestLog(process.stdout, env.log),
      reportError: (error) => console.error(error),
    }),
  )
}
