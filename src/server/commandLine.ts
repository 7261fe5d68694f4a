import { parseArgs } from 'node:util'
import { EnvironmentError, readEnvironment, settingNames, type Environment } from './env.ts'
import { messages } from './messages.ts'
import { checkAddress, urlOf } from './serve.ts'
import { frame, openInBrowser, type Terminal } from './terminal.ts'

const commands = {
  start: { command: 'npm start', port: 4173 },
  serve: { command: 'npm run serve', port: 4173 },
  dev: { command: 'npm run dev', port: 4173 },
  sandbox: { command: 'npm run sandbox', port: 4180 },
} as const

export type CommandName = keyof typeof commands

/** Where a command reads its settings and writes. */
export type CommandIo = {
  variables: Readonly<Record<string, string | undefined>>
  stdout: Terminal
  stderr: Terminal
  /** Called when the command cannot start. */
  fail: () => void
}

/** What a command of this process uses. */
export function processIo(): CommandIo {
  return { variables: process.env, stdout: process.stdout, stderr: process.stderr, fail: setFailed }
}

function setFailed(): void {
  process.exitCode = 1
}

/** A command that may run: its settings, and whether to open a browser. */
export type Prepared = { env: Environment; opens: boolean }

/** What to do: run with a port and perhaps a browser, or only print a text. */
type CommandLine = { kind: 'run'; port: string | null; opens: boolean } | { kind: 'help'; text: string }

/**
 * Reads the options of a command. `port` is null when the option is absent, and not checked yet.
 * @throws Error with a sentence for an unknown option
 */
function parseCommandLine(name: CommandName, args: readonly string[]): CommandLine {
  const { command, port } = commands[name]
  const settings = name === 'sandbox' ? ['PORT', 'HOST'] : settingNames
  // The sandbox has no page to open.
  const canOpen = name !== 'sandbox'
  const options = {
    help: { type: 'boolean', short: 'h' },
    port: { type: 'string' },
    open: { type: 'boolean' },
  } as const
  // Not strict: Node's own sentences for a wrong option are long.
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  if (values.help === true) {
    return { kind: 'help', text: messages.help(command, messages.purpose[name](), port, settings, canOpen) }
  }
  const known = canOpen ? ['port', 'open'] : ['port']
  for (const token of tokens) {
    if (token.kind === 'option' && known.includes(token.name)) continue
    const argument =
      token.kind === 'option' ? token.rawName : token.kind === 'positional' ? token.value : '--'
    throw new Error(messages.unknownArgument(argument))
  }
  if (typeof values.port === 'boolean') throw new Error(messages.portOptionMissing())
  return { kind: 'run', port: values.port ?? null, opens: values.open === true }
}

/**
 * Reads options and settings of a command and checks that its port is free, so that nothing is built in vain.
 * Prints the help, or what is wrong, and returns null when the command must not run: `io.fail` is called for an error.
 */
export async function prepareCommand(
  name: CommandName,
  args: readonly string[],
  io: CommandIo,
): Promise<Prepared | null> {
  const { variables } = io
  try {
    const line = parseCommandLine(name, args)
    if (line.kind === 'help') {
      io.stdout.write(line.text)
      return null
    }
    const PORT = line.port ?? (variables['PORT'] || String(commands[name].port))
    // The sandbox has only a port and a host, which may be any.
    const settings = name === 'sandbox' ? { PORT } : { ...variables, PORT }
    const read = readEnvironment(settings)
    const env = name === 'sandbox' ? { ...read, host: variables['HOST'] || read.host } : read
    await checkAddress(env.host, env.port)
    return { env, opens: line.opens }
  } catch (error) {
    reportStartError(error, io)
    return null
  }
}

/** Prints the address that is listened on, in a frame on a terminal, and opens it in the browser if that was wanted. */
export function announce({ env, opens, port }: Prepared & { port: number }, { stdout }: CommandIo): void {
  const url = env.origin ?? urlOf(env.host, port)
  const lines = [messages.address(url), messages.howToStart(new URL(env.tallyfyApiUrl).host, env.sandbox)]
  stdout.write(stdout.isTTY === true ? frame(lines) : `${lines.join('\n')}\n`)
  if (opens) openInBrowser(url)
}

/** Prints why a command cannot start and sets the exit code. */
export function reportStartError(error: unknown, { stderr, fail }: CommandIo): void {
  const title =
    error instanceof EnvironmentError ? messages.cannotStartWithSettings() : messages.cannotStart()
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  stderr.write(`${[title, ...lines.map((line) => `  ${line}`)].join('\n')}\n`)
  fail()
}
