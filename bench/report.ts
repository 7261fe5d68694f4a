import { cpus } from 'node:os'
import { tableRows } from './tableRows.ts'
import type { Samples } from './samples.ts'

const header = ['', 'what', '100', '10 000', '100 000', '× floor', '100 000 ÷ 100', 'goal']

/** Formats the Markdown table, with aligned columns so that it can be read as plain text. */
export function formatTable(samples: Samples, chain: string): string {
  const cells = [header, ...tableRows(samples, chain)]
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(header), rule, ...cells.slice(1).map(line)].join('\n')
}

/** One paragraph that says when, where and how the figures were measured. `seconds`: length of the whole run. */
export function describeRun(run: { runs: number; quick: boolean; seconds: number }): string {
  const date = new Date().toISOString().slice(0, 10)
  const [cpu] = cpus()
  const command = run.quick ? 'npm run bench -- --quick' : 'npm run bench'
  const quickNote = run.quick ? ' (quick: fewer runs, fewer words, 1 s of scrolling; read it with care)' : ''
  return (
    `Measured ${date} with \`${command}\` on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ` +
    `Node ${process.versions.node}: medians of ${run.runs} interleaved runs${quickNote}, ${Math.round(run.seconds)} s. ` +
    '5 000 members. Milliseconds unless said otherwise. Floor: plain DOM, no framework, the same data from the same server.'
  )
}
