import type { CsvRow, CsvSeparator } from '#src/lib/csv/csvTable.ts'
import { type CsvFile, readCsvBytes } from '#src/lib/csv/readCsvBytes.ts'

// A worker that reads one large CSV file, so that the page stays responsive.

/** To the worker. */
export type CsvWorkerRequest = { file: Blob; separator: CsvSeparator | null }

/** From the worker: the rows in batches, then all else; or that it failed. A batch costs the page a few milliseconds. */
export type CsvWorkerReply =
  | { kind: 'rows'; rows: readonly CsvRow[] }
  | { kind: 'end'; file: CsvFile }
  | { kind: 'failed' }

const rowsPerBatch = 2000

const reply = (message: CsvWorkerReply) => self.postMessage(message)

async function answer({ file, separator }: CsvWorkerRequest): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = await readCsvBytes(bytes, { separator, yieldToMain: () => Promise.resolve() })
  if (read.kind !== 'table') return reply({ kind: 'end', file: read })
  const { rows } = read.table
  for (let from = 0; from < rows.length; from += rowsPerBatch) {
    reply({ kind: 'rows', rows: rows.slice(from, from + rowsPerBatch) })
  }
  reply({ kind: 'end', file: { ...read, table: { ...read.table, rows: [] } } })
}

self.addEventListener('message', ({ data }: MessageEvent<CsvWorkerRequest>) => {
  answer(data).catch(() => reply({ kind: 'failed' }))
})
