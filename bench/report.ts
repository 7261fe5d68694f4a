import { cpus } from 'node:os'
import { rows } from './rows.ts'
import type { Samples } from './samples.ts'

const header = ['', 'what', '100', '10 000', '100 000', '× floor', '100 000 ÷ 100', 'goal']

/** The Markdown table, its columns lined up so that it reads as plain text too. */
export function tableOf(samples: Samples, chain: string): string {
  const cells = [header, ...rows(samples, chain)]
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(header), rule, ...cells.slice(1).map(line)].join('\n')
}

/** What a reader must know to judge the figures. */
export function describeRun(run: { runs: number; quick: boolean; seconds: number }): string {
  const date = new Date().toISOString().slice(0, 10)
  const [cpu] = cpus()
  const command = run.quick ? 'npm run bench -- --quick' : 'npm run bench'
  const fewer = run.quick ? ' (quick: fewer runs, fewer words, 1 s of scrolling; read it with care)' : ''
  return (
    `Measured ${date} with \`${command}\` on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ` +
    `Node ${process.versions.node}: medians of ${run.runs} interleaved runs${fewer}, ${Math.round(run.seconds)} s. ` +
    '5 000 members. Milliseconds unless said otherwise. Floor: plain DOM, no framework, the same data from the same server.'
  )
}
