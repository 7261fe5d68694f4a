import { createYielder } from '#src/browser/yieldToMain.ts'
import type { CsvRow, CsvSeparator } from '#src/lib/csv/csvTable.ts'
import { type CsvFile, readCsvBytes } from '#src/lib/csv/readCsvBytes.ts'
import type { CsvWorkerReply, CsvWorkerRequest } from './csvWorker.ts'

/** A file from here on is read in a worker, bytes. */
const minWorkerBytes = 1_000_000

/** Larger files are refused, bytes: 100 000 guests with all columns are about 20 MB. */
export const maxFileBytes = 100_000_000

/** A file that was read, or why not. `unreadable`: the browser cannot read it, as when it was moved meanwhile. */
export type ReadResult = CsvFile | { kind: 'too-large' } | { kind: 'unreadable' }

/**
 * Reads a CSV file: a large one in a worker, and where none can start in the page, in steps. `separator` null: the one
 * that the first line has most of.
 */
export async function readCsvFile(
  file: Blob,
  separator: CsvSeparator | null,
  startWorker: () => Worker = startCsvWorker,
): Promise<ReadResult> {
  if (file.size > maxFileBytes) return { kind: 'too-large' }
  const read = file.size < minWorkerBytes ? null : await readInWorker({ file, separator }, startWorker)
  if (read) return read
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return { kind: 'unreadable' }
  return readCsvBytes(new Uint8Array(bytes), { separator, yieldToMain: createYielder() })
}

function startCsvWorker(): Worker {
  return new Worker(new URL('./csvWorker.ts', import.meta.url), { type: 'module' })
}

/** Null: no worker could start, or it failed. */
function readInWorker(request: CsvWorkerRequest, startWorker: () => Worker): Promise<CsvFile | null> {
  return new Promise((resolve) => {
    const worker = startOrNull(startWorker)
    if (!worker) return resolve(null)
    const batches: (readonly CsvRow[])[] = []
    const end = (file: CsvFile | null) => {
      worker.terminate()
      resolve(file)
    }
    worker.addEventListener('error', () => end(null))
    worker.addEventListener('message', ({ data }: MessageEvent<CsvWorkerReply>) => {
      if (data.kind === 'rows') batches.push(data.rows)
      else end(data.kind === 'end' ? withRows(data.file, batches) : null)
    })
    worker.postMessage(request)
  })
}

function startOrNull(startWorker: () => Worker): Worker | null {
  try {
    return startWorker()
  } catch {
    // The browser has none, or does not let us.
    return null
  }
}

function withRows(file: CsvFile, batches: readonly (readonly CsvRow[])[]): CsvFile {
  return file.kind === 'table' ? { ...file, table: { ...file.table, rows: batches.flat() } } : file
}
