import { fileURLToPath } from 'node:url'
import { createBase } from '#src/sandbox/data/base.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { EnvironmentError, readEnvironment } from './env.ts'
import { serveGateway } from './serve.ts'

/** `npm run serve`: serves what is built, until told to stop. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env)
  const base = createBase()
  const served = await serveGateway({
    env,
    // This module runs as dist/server/main.js.
    clientFolder: fileURLToPath(new URL('../client', import.meta.url)),
    sandbox: () => createSandbox({ base, keepLog: false }),
    log: (line) => void process.stdout.write(`${JSON.stringify(line)}\n`),
    reportError: (error) => void process.stderr.write(`${error.stack ?? error.message}\n`),
  })
  const sandbox = env.sandbox ? ', or explore the sandbox' : ''
  process.stdout.write(`Guestlist: ${env.origin ?? served.url}\n`)
  process.stdout.write(`Connect to ${new URL(env.tallyfyApiUrl).host}${sandbox}. Stop with Ctrl+C.\n`)
  const stop = () => void served.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const known = error instanceof Error
  const lines = known ? error.message.split('\n') : [String(error)]
  const hint =
    error instanceof EnvironmentError
      ? 'Guestlist cannot start with these settings:'
      : 'Guestlist cannot start:'
  process.stderr.write(`${[hint, ...lines.map((line) => `  ${line}`)].join('\n')}\n`)
  process.exitCode = 1
})
