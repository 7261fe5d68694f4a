import { useMemberNames } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { needsConfirmation } from '#src/runs/newRun.ts'
import type { RunId, RunRecord } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { DialogButtons } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useQuestion } from '#src/ui/useQuestion.tsx'
import { downloadReport } from './downloadReport.ts'
import classes from './RunPanel.module.css'
import { useRunStart } from './useRunStart.ts'
import { useRuns } from './useRuns.ts'

type RunEndProps = {
  org: OrgId
  run: RunRecord
  /** Another run was started from this one: the undo. */
  onShowRun: (id: RunId) => void
  onDone: () => void
}

/** What a run did, and what can be done then. */
export function RunEnd({ org, run, onShowRun, onDone }: RunEndProps) {
  const m = useAllMessages()
  const runs = useRuns(org)
  const memberName = useMemberNames(org)
  const { start, trouble } = useRunStart()
  const { ask, dialog } = useQuestion()
  const { counts } = run
  const retry = async () => {
    const emptied = (await runs.troubledRows(run.id)).filter(needsConfirmation).length
    const isConfirmed = emptied > 0 && (await ask(m.bulk.emptyQuestion(emptied)))
    // Without the confirmation the other failed guests are tried again; where there is none, nothing is.
    if (isConfirmed || emptied < counts.failed) await start(() => runs.retryFailed(run.id, isConfirmed))
  }
  const canUndo = counts.changed + counts.partial > 0
  return (
    <>
      <p role="status" className={classes.result}>
        {m.bulk.result(counts)}
      </p>
      {trouble !== null && (
        <p role="alert" className={classes.trouble}>
          {trouble}
        </p>
      )}
      <DialogButtons>
        {counts.failed > 0 && <Button onClick={() => void retry()}>{m.bulk.retryFailed}</Button>}
        {canUndo && (
          <Button onClick={() => void start(() => runs.undo(run.id), onShowRun)}>{m.bulk.undoRun}</Button>
        )}
        <Button onClick={() => void downloadReport(runs.rows(run.id), memberName, m)}>{m.bulk.report}</Button>
        <Button variant="primary" onClick={onDone}>
          {m.bulk.done}
        </Button>
      </DialogButtons>
      {dialog}
    </>
  )
}
