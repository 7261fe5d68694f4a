/** One record of a CSV file. `number`: its row in a spreadsheet; the header is row 1. */
export type CsvRow = { number: number; cells: readonly string[] }

/** A CSV file after it was read. Empty rows are left out. */
export type CsvTable = {
  /** The headings, all '' in a file without. */
  header: readonly string[]
  rows: readonly CsvRow[]
  separator: CsvSeparator
  /** The numbers of the rows whose quotes are broken: what is in them cannot be trusted. */
  brokenRows: readonly number[]
}

export const csvSeparators = [',', ';', '\t'] as const
export type CsvSeparator = (typeof csvSeparators)[number]
