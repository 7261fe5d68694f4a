import { useRef, useState } from 'react'
import type { CsvSeparator, CsvTable } from '#src/lib/csv/csvTable.ts'
import type { TextEncoding } from '#src/lib/csv/decodeText.ts'
import { type ReadResult, readCsvFile } from './readCsvFile.ts'

/** What the user chose: a file, or rows that were pasted (`name` null). */
export type CsvSource = { name: string | null; file: Blob }

/** What was read last. */
export type LoadedCsv = { source: CsvSource; table: CsvTable; encoding: TextEncoding }

/** Why a file could not be read. */
export type CsvFailure = { source: CsvSource; kind: Exclude<ReadResult['kind'], 'table'> }

/** The chosen file. One that cannot be read leaves the one before in its place. */
export function useCsvFile() {
  const [loaded, setLoaded] = useState<LoadedCsv | null>(null)
  const [failure, setFailure] = useState<CsvFailure | null>(null)
  const [isReading, setReading] = useState(false)
  const latest = useRef<CsvSource>(null)
  const read = async (source: CsvSource, separator: CsvSeparator | null) => {
    latest.current = source
    setReading(true)
    const result = await readCsvFile(source.file, separator)
    // Another file was chosen meanwhile.
    if (latest.current !== source) return
    setReading(false)
    setFailure(result.kind === 'table' ? null : { source, kind: result.kind })
    if (result.kind === 'table') setLoaded({ source, table: result.table, encoding: result.encoding })
  }
  return {
    loaded,
    failure,
    isReading,
    choose: (source: CsvSource) => void read(source, null),
    /** Reads the same file again, with this separator. */
    separateBy: (separator: CsvSeparator) => {
      if (loaded) void read({ ...loaded.source }, separator)
    },
  }
}
