import { downloadFile } from '#src/browser/downloadFile.ts'
import { csvLine } from '#src/lib/csv/csvCell.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'
import type { RowRecord } from '#src/runs/runContract.ts'

/** Downloads the rows of a run as CSV: guest, state, members before and after by name, why not, when. */
export async function downloadReport(
  pages: AsyncIterable<readonly RowRecord[]>,
  memberName: (id: MemberId) => string,
  m: AllMessages,
): Promise<void> {
  const names = (ids: readonly MemberId[] | null) => ids?.map(memberName).join('; ') ?? ''
  const parts = [`\ufeff${csvLine(Object.values(m.bulk.reportHeadings))}`]
  for await (const rows of pages) {
    const lines = rows.map(({ email, state, before, after, code, at }) =>
      csvLine([email, state, names(before), names(after), code ?? '', new Date(at).toISOString()]),
    )
    parts.push(lines.join(''))
  }
  downloadFile('guestlist-run.csv', 'text/csv', parts)
}
