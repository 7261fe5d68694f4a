import { useState } from 'react'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { RunId, RunView } from '#src/runs/runContract.ts'
import { openCount, rowCount } from '#src/runs/runContract.ts'
import type { StartResult } from '#src/runs/orgRuns.ts'
import { Button } from '#src/ui/Button.tsx'
import { Countdown } from '#src/ui/Countdown.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { downloadReport } from './downloadReport.ts'
import classes from './RunPanel.module.css'
import { RunTroubles } from './RunTroubles.tsx'
import { useRuns } from './useRuns.ts'

type RunPanelProps = {
  org: OrgId
  id: RunId
  /** Another run was started from this one: the undo. */
  onShowRun: (id: RunId) => void
}

/** One run: how far it is and what can be done; in the end what became of its rows. */
export function RunPanel({ org, id, onShowRun }: RunPanelProps) {
  const m = useMessages()
  const runs = useRuns(org)
  const { runs: all } = useStore(runs.state)
  const view = all.find(({ run }) => run.id === id)
  if (!view) return <p className={classes.quiet}>{m.bulk.noSuchRun}</p>
  const { failed, partial } = view.run.counts
  const troubleCount = failed + partial
  const hasEnded = view.run.state === 'done' || view.run.state === 'cancelled'
  return (
    <div className={classes.panel}>
      <RunProgress view={view} />
      {hasEnded ? (
        <>
          <RunEnd org={org} view={view} onShowRun={onShowRun} />
          <RunTroubles key={troubleCount} org={org} id={id} count={troubleCount} />
        </>
      ) : (
        <GoingRun org={org} view={view} />
      )}
    </div>
  )
}

/** The progress of a run, in numbers and as a bar. */
function RunProgress({ view: { run } }: { view: RunView }) {
  const m = useMessages()
  const total = rowCount(run.counts)
  const done = total - openCount(run.counts)
  return (
    <>
      <p className={classes.title}>
        <span>{m.bulk.runTitles[run.change.kind]}</span> <span>{m.bulk.progress(done, total)}</span>
      </p>
      <div
        role="progressbar"
        aria-label={m.bulk.runProgress}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className={classes.bar}
      >
        <div style={{ transform: `scaleX(${total === 0 ? 1 : done / total})` }} />
      </div>
    </>
  )
}

/** A run that has not ended: time left or why it is paused, and the buttons. */
function GoingRun({ org, view }: { org: OrgId; view: RunView }) {
  const m = useMessages()
  const runs = useRuns(org)
  const { start, trouble } = useStart()
  const { run, leftMs, waitingUntil } = view
  return (
    <>
      <p role="status" className={classes.quiet}>
        {run.state === 'paused' && m.bulk.paused[run.reason ?? 'user']}
        {run.state === 'running' && waitingUntil !== null && (
          <span>
            {m.common.tallyfyLimits} <Countdown until={waitingUntil} />
          </span>
        )}
        {run.state === 'running' && waitingUntil === null && m.bulk.timeLeft(leftMs)}
      </p>
      {trouble !== null && (
        <p role="alert" className={classes.trouble}>
          {trouble}
        </p>
      )}
      <p className={classes.quiet}>{m.bulk.goesOn}</p>
      <div className={classes.buttons}>
        {run.state === 'running' ? (
          <Button onClick={() => runs.pause(run.id)}>{m.bulk.pause}</Button>
        ) : (
          <Button variant="primary" onClick={() => void start(() => runs.resume(run.id))}>
            {m.bulk.resume}
          </Button>
        )}
        <Button onClick={() => void runs.cancel(run.id)}>{m.bulk.cancelRun}</Button>
      </div>
    </>
  )
}

/** What a run did, and what can be done then. */
function RunEnd({
  org,
  view: { run },
  onShowRun,
}: {
  org: OrgId
  view: RunView
  onShowRun: (id: RunId) => void
}) {
  const m = useMessages()
  const runs = useRuns(org)
  const memberName = useMemberNames(org)
  const { start, trouble } = useStart()
  const { counts } = run
  const canRetry = counts.failed + counts.partial > 0
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
      <div className={classes.buttons}>
        {canRetry && (
          <Button onClick={() => void start(() => runs.retryFailed(run.id))}>{m.bulk.retryFailed}</Button>
        )}
        {canUndo && (
          <Button onClick={() => void start(() => runs.undo(run.id), onShowRun)}>{m.bulk.undoRun}</Button>
        )}
        <Button onClick={() => void downloadReport(runs.rows(run.id), memberName, m)}>{m.bulk.report}</Button>
      </div>
    </>
  )
}

/** Starts something of a run and says why it did not start. */
function useStart() {
  const m = useMessages()
  const [trouble, setTrouble] = useState<string | null>(null)
  const start = async (begin: () => Promise<StartResult>, onStarted?: (id: RunId) => void) => {
    const result = await begin()
    setTrouble(result.kind === 'started' ? null : m.bulk.notStarted[result.kind])
    if (result.kind === 'started') onStarted?.(result.id)
  }
  return { start, trouble }
}

/** Whether the run still has rows to be done. */
export function isGoing({ run }: RunView): boolean {
  return (run.state === 'running' || run.state === 'paused') && openCount(run.counts) > 0
}
