import Papa, { type ParseResult } from 'papaparse'
import { type CsvRow, type CsvSeparator, type CsvTable, csvSeparators } from './csvTable.ts'

/** How many characters are parsed at a time: a few milliseconds. */
const chunkSize = 256_000

export type ParseOptions = {
  /** Null: the one that the first line has most of. */
  separator: CsvSeparator | null
  /** Called after each chunk: lets the page handle its events. */
  yieldToMain: () => Promise<void>
}

/** Reads CSV text in steps. Nothing is refused: broken quotes are reported by row. */
export async function parseCsv(text: string, { separator, yieldToMain }: ParseOptions): Promise<CsvTable> {
  const hint = /^sep=([,;\t])\r?\n/.exec(text)
  const body = (hint ? text.slice(hint[0].length) : text).replaceAll(/\r\n?/g, '\n')
  const delimiter = separator ?? csvSeparators.find((one) => one === hint?.[1]) ?? separatorOf(body)
  const records: string[][] = []
  const brokenRows = new Set<number>()
  for (const { data, errors } of chunksOf(body, delimiter)) {
    for (const { row, type } of errors) {
      if (type === 'Quotes') brokenRows.add(records.length + (row ?? 0) + 1)
    }
    for (const record of data) records.push(record)
    await yieldToMain()
  }
  const [first = []] = records
  const hasHeadings = !first.some(isEmail)
  const header = hasHeadings ? first : first.map(() => '')
  const rows = records
    .map((cells, index): CsvRow => ({ number: index + 1, cells }))
    .slice(hasHeadings ? 1 : 0)
    .filter(hasText)
  return { header, rows, separator: delimiter, brokenRows: [...brokenRows] }
}

/** The records of a text, so many at a time as fit into a chunk; a longer record is a chunk of its own. */
function* chunksOf(text: string, delimiter: string): Generator<ParseResult<string[]>> {
  let size = chunkSize
  for (let from = 0; from < text.length;) {
    const isLast = from + size >= text.length
    const parser = new Papa.Parser({ delimiter, newline: '\n', fastMode: false })
    const result: ParseResult<string[]> = parser.parse(text.slice(from, from + size), 0, !isLast)
    if (isLast) {
      yield result
      return
    }
    if (result.data.length > 0) yield result
    from += result.meta.cursor
    size = result.data.length > 0 ? chunkSize : size * 2
  }
}

/** An email in the first row means that the file has no headings. */
function isEmail(cell: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim())
}

function hasText({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

/** The separator that the first line has most of, outside of quotes. */
function separatorOf(text: string): CsvSeparator {
  const end = text.indexOf('\n')
  const line = (end < 0 ? text : text.slice(0, end)).replaceAll(/"[^"]*"/g, '')
  const countOf = (separator: CsvSeparator) => line.split(separator).length
  return csvSeparators.reduce((best, one) => (countOf(one) > countOf(best) ? one : best))
}
