import { fileURLToPath } from 'node:url'
import { createBase } from '#src/sandbox/data/base.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import {
  announce,
  prepareCommand,
  processIo,
  reportStartError,
  type CommandIo,
  type CommandName,
} from './commandLine.ts'
import { serveGateway, type Served } from './serve.ts'
import { createRequestLog } from './terminal.ts'

/**
 * Serves the built app as `npm start` and `npm run serve` do, until the process is stopped by a signal.
 * @param clientFolder the browser's files; this module runs as dist/server/main.js
 * @returns null when it only printed the help or what is wrong
 */
export async function serveCommand(
  name: CommandName,
  args: readonly string[],
  io: CommandIo = processIo(),
  clientFolder = fileURLToPath(new URL('../client', import.meta.url)),
): Promise<Served | null> {
  const prepared = await prepareCommand(name, args, io)
  if (prepared === null) return null
  const { env } = prepared
  const { stdout, stderr } = io
  const base = createBase()
  try {
    const served = await serveGateway({
      env,
      clientFolder,
      sandbox: () => createSandbox({ base, keepLog: false }),
      log: createRequestLog(stdout, env.log),
      reportError: (error) => void stderr.write(`${error.stack ?? error.message}\n`),
    })
    announce({ ...prepared, port: served.port }, io)
    return served
  } catch (error) {
    reportStartError(error, io)
    return null
  }
}

/** Serves, and closes on Ctrl+C once the calls under way have ended. */
export async function serveUntilStopped(name: CommandName, args: readonly string[]): Promise<void> {
  const served = await serveCommand(name, args)
  if (served === null) return
  const stop = () => void served.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
