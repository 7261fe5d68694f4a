import { createBase } from '#src/sandbox/data/base.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import type { Environment } from './env.ts'
import { createGateway } from './gateway.ts'
import { listenerOf } from './serve.ts'

/**
 * The gateway as `npm run dev` runs it, loaded through Vite so that a change of the server's code takes effect at
 * once. Vite serves the files itself.
 * @param page makes the page for a path, with the nonce placeholder in it
 */
export function createDevListener(env: Environment, page: (path: string) => Promise<string>) {
  const base = createBase()
  return listenerOf(
    createGateway({
      env,
      app: { files: new Map(), page },
      sandbox: () => createSandbox({ base, keepLog: false }),
      log: (line) => console.log(JSON.stringify(line)),
      fault: (error) => console.error(error),
    }),
  )
}
