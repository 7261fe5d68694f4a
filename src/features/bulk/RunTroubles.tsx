import { useEffect, useState } from 'react'
import type { OrgId } from '#src/lib/guest.ts'
import type { RowRecord, RunId } from '#src/runs/runContract.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './RunPanel.module.css'
import { useRuns } from './useRuns.ts'

/** At most so many rows are listed; the report has all. */
const maxListed = 100

/** The rows that were not changed as requested, and why. Keyed by their number. */
export function RunTroubles({ org, id }: { org: OrgId; id: RunId }) {
  const m = useAllMessages()
  const runs = useRuns(org)
  const [rows, setRows] = useState<readonly RowRecord[]>([])
  useEffect(() => {
    let isShown = true
    const show = (found: readonly RowRecord[]) => isShown && setRows(found)
    void runs.troubledRows(id).then(show)
    return () => {
      isShown = false
    }
  }, [runs, id])
  if (rows.length === 0) return null
  return (
    <ul aria-label={m.bulk.failedGuests} className={classes.troubles}>
      {rows.slice(0, maxListed).map((row) => (
        <li key={row.index}>
          <RichText text={m.bulk.failure(row.email, row.code ?? '')} />
        </li>
      ))}
      {rows.length > maxListed && <li>{m.bulk.moreFailed(rows.length - maxListed)}</li>}
    </ul>
  )
}
