import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { prepareCommand, type CommandName } from './commandLine.ts'
import { serveCommand } from './main.ts'
import type { Served } from './serve.ts'
import { writeBuiltApp } from './gateway.fixture.ts'

/** Runs a script as npm does and returns what it printed, with its exit code. */
function run(script: string, args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [`scripts/${script}.js`, ...args],
      { env: { PATH: process.env['PATH'] } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

// `serve` needs a build and is tested below, in this process.
test.concurrent.each(['start', 'dev', 'sandbox'])(
  'npm run %s: a used port is reported in a sentence, before anything is built',
  { timeout: 60_000 },
  async (script) => {
    const server = createServer()
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const { code, stdout, stderr } = await run(script, ['--port', String(port)])
    server.close()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `Guestlist cannot start:\n  Port ${port} is in use: stop what listens there, or choose another with PORT=${port + 1}.\n`,
    )
  },
)

/** Prepares a command and returns what it printed, and whether it failed. */
async function prepare(name: CommandName, args: string[], variables: Record<string, string> = {}) {
  const printed = { stdout: '', stderr: '', failed: false }
  const prepared = await prepareCommand(name, args, {
    variables,
    stdout: { write: (text) => (printed.stdout += text) },
    stderr: { write: (text) => (printed.stderr += text) },
    fail: () => (printed.failed = true),
  })
  return { ...printed, prepared }
}

test.each(['start', 'serve', 'dev', 'sandbox'] as const)('%s --help prints the options', async (name) => {
  const { stdout, stderr, failed, prepared } = await prepare(name, ['--help'])
  expect([stderr, failed, prepared]).toEqual(['', false, null])
  expect(stdout).toMatch(new RegExp(`^npm (run )?${name} -- \\[options\\]\n`))
  expect(stdout).toMatch(/--port NUMBER .*\n(.*--open .*\n)?.*--help /)
})

test.each([
  [['--prot', '80'], {}, 'Guestlist cannot start:\n  --prot is not an option; --help lists them.\n'],
  [['here'], {}, 'Guestlist cannot start:\n  here is not an option; --help lists them.\n'],
  [['--port'], {}, 'Guestlist cannot start:\n  --port needs a number: --port 8080.\n'],
  [
    ['--port', 'x'],
    { PORT: '80' },
    'Guestlist cannot start with these settings:\n  PORT must be a whole number from 0 to 65535, not "x".\n',
  ],
  [
    [],
    { SANDBOX: 'x' },
    'Guestlist cannot start with these settings:\n  SANDBOX must be "on" or "off", not "x".\n',
  ],
])('%j with %j cannot start, and says why', async (args, variables, text) => {
  expect(await prepare('start', args, variables)).toEqual({
    stdout: '',
    stderr: text,
    failed: true,
    prepared: null,
  })
})

describe('what a started gateway prints', () => {
  let served: Served | null = null
  let folder = ''
  afterEach(async () => {
    await served?.close()
    await rm(folder, { recursive: true })
  })

  /** Starts the gateway on a free port and calls one page and one broken upstream. */
  async function serve(isTTY: boolean, variables: Record<string, string> = {}): Promise<string> {
    folder = await writeBuiltApp()
    let printed = ''
    const stdout = { isTTY, write: (text: string) => (printed += text) }
    const settings = { TALLYFY_API_URL: 'http://127.0.0.1:9/api', ...variables }
    const io = { variables: settings, stdout, stderr: stdout, fail: () => undefined }
    served = await serveCommand('serve', ['--port', '0'], io, folder)
    const url = served?.url ?? ''
    await fetch(url)
    const headers = { Origin: url, 'Content-Type': 'application/json' }
    await fetch(`${url}/session`, { method: 'POST', headers, body: '{"token":"t"}' })
    return printed.replaceAll(url, 'URL')
  }

  test('on a terminal: the address in a frame, then failed requests only', async () => {
    const lines = (await serve(true)).trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^┌─+┐$/)
    expect(lines[1]).toMatch(/^│ Guestlist: URL +│$/)
    expect(lines[2]).toBe('│ Connect to 127.0.0.1:9, or explore the sandbox. Stop with Ctrl+C. │')
    expect(lines[3]).toMatch(/^└─+┘$/)
    expect(lines[4]).toMatch(/^POST \/session was answered 502 after [\d.]+ ms\.$/)
  })

  test.each([
    [false, {}],
    [true, { LOG: 'json' }],
  ])('into a file, or with LOG=json: one JSON object per request', async (isTTY, variables) => {
    const lines = (await serve(isTTY, variables)).trimEnd().split('\n').slice(-2)
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { method: 'GET', route: '(page)', status: 200 },
      { method: 'POST', route: '/session', status: 502 },
    ])
  })
})
