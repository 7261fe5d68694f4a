import { spawn } from 'node:child_process'
import type { LogLine } from './gateway.ts'
import { messages } from './messages.ts'

/** Where a command writes. `isTTY`: a terminal with a reader, not a file or another program. */
export type Terminal = { isTTY?: boolean; write: (text: string) => unknown }

/** Lines of text in a frame, to be seen at first sight. */
export function frame(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length))
  const edge = '─'.repeat(width + 2)
  const inside = lines.map((line) => `│ ${line.padEnd(width)} │`)
  return [`┌${edge}┐`, ...inside, `└${edge}┘`, ''].join('\n')
}

/**
 * Makes the log of requests. A terminal gets a sentence for each failed request and nothing else; a file or another
 * program gets one JSON object per line for every request, and so does a terminal with LOG=json.
 */
export function createRequestLog(terminal: Terminal, log: 'json' | 'auto'): (line: LogLine) => void {
  if (log === 'json' || terminal.isTTY !== true) {
    return (line) => void terminal.write(`${JSON.stringify(line)}\n`)
  }
  return (line) => {
    if (line.status >= 500) terminal.write(`${messages.requestFailed(line)}\n`)
  }
}

/** Opens an address in the user's browser; without a browser nothing happens. */
export function openInBrowser(url: string): void {
  const [program, args] =
    process.platform === 'win32'
      ? (['cmd', ['/c', 'start', '', url]] as const)
      : ([process.platform === 'darwin' ? 'open' : 'xdg-open', [url]] as const)
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
