import { downloadFile } from '#src/browser/downloadFile.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import { type CsvExport, exportCsv } from '#src/lib/csv/exportCsv.ts'

type Download = Omit<CsvExport, 'yieldToMain'> & {
  fileName: string
  /** Asked before the file is saved: the user may have closed the dialog. */
  isWanted: () => boolean
}

/** Saves guests as a CSV file. Works in steps. */
export async function downloadGuests({ fileName, isWanted, ...request }: Download): Promise<void> {
  const parts = await exportCsv({ ...request, yieldToMain: createYielder() })
  if (isWanted()) downloadFile(fileName, 'text/csv', parts)
}
