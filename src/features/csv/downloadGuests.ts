import { downloadFile } from '#src/browser/downloadFile.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import { type CsvExport, exportCsv } from '#src/lib/csv/exportCsv.ts'

type Download = Omit<CsvExport, 'yieldToMain'> & {
  fileName: string
  /** False: the user has closed the dialog, and nothing is saved. */
  isWanted: () => boolean
}

/** Saves guests as a CSV file. Works in steps: the browser takes over each part as it is made. */
export async function downloadGuests({ fileName, isWanted, ...request }: Download): Promise<void> {
  const parts: Blob[] = []
  for await (const part of exportCsv({ ...request, yieldToMain: createYielder() })) {
    if (!isWanted()) return
    parts.push(new Blob([part]))
  }
  downloadFile(fileName, 'text/csv', parts)
}
