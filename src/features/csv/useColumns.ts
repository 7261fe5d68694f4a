import { useState } from 'react'
import { type RecognisedColumns, recogniseColumns } from '#src/lib/csv/importColumns.ts'

const none: Partial<RecognisedColumns> = {}

/** The columns of a file: as its headings say, or as they were chosen for these headings. */
export function useColumns(header: readonly string[]) {
  const [chosen, setChosen] = useState({ header, columns: none })
  const isChosen = header.join('\n') === chosen.header.join('\n')
  const columns = isChosen ? chosen.columns : none
  return {
    columns: { ...recogniseColumns(header), ...columns },
    choose: (part: Partial<RecognisedColumns>) => setChosen({ header, columns: { ...columns, ...part } }),
  }
}
