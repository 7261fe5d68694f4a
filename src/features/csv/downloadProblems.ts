import { downloadFile } from '#src/browser/downloadFile.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import { csvLine, unguardCell } from '#src/lib/csv/csvCell.ts'
import { csvFileName } from '#src/lib/csv/csvFileName.ts'
import type { CsvTable } from '#src/lib/csv/csvTable.ts'
import type { CsvProblem } from '#src/lib/csv/readImport.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'

type ProblemFile = {
  table: CsvTable
  /** In the order of their rows. */
  problems: readonly CsvProblem[]
  organization: string
  m: AllMessages
}

/**
 * Saves the rows with these problems as a CSV file: row number and problem, then the row as it was, so that it can be
 * corrected and imported again.
 */
export async function downloadProblems({ table, problems, organization, m }: ProblemFile): Promise<void> {
  const { row, problem, about } = m.csv.problemHeadings
  const rows = new Map(table.rows.map(({ number, cells }) => [number, cells]))
  const parts = [`\ufeff${csvLine([row, problem, about, ...table.header])}`]
  const yieldToMain = createYielder()
  for (const one of problems) {
    const cells = rows.get(one.row) ?? []
    const own = [String(one.row), m.csv.problemKinds[one.kind], one.text]
    parts.push(csvLine([...own, ...cells.map(unguardCell)]))
    await yieldToMain()
  }
  downloadFile(csvFileName('import-problems', organization, new Date()), 'text/csv', parts)
}
