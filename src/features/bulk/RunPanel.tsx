import type { OrgId } from '#src/lib/guest.ts'
import { type RunId, type RunView, openCount, rowCount } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { Countdown } from '#src/ui/Countdown.tsx'
import { DialogButtons } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { RunEnd } from './RunEnd.tsx'
import classes from './RunPanel.module.css'
import { RunTroubles } from './RunTroubles.tsx'
import { useRunStart } from './useRunStart.ts'
import { runTitle } from './runTitle.ts'
import { useRuns } from './useRuns.ts'

type RunPanelProps = {
  org: OrgId
  id: RunId
  /** Another run was started from this one: the undo. */
  onShowRun: (id: RunId) => void
  onDone: () => void
}

/** One run: how far it is and what can be done; in the end what became of its rows. */
export function RunPanel({ org, id, onShowRun, onDone }: RunPanelProps) {
  const m = useAllMessages()
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
          <RunTroubles key={troubleCount} org={org} id={id} />
          <RunEnd {...{ org, onShowRun, onDone }} run={view.run} />
        </>
      ) : (
        <GoingRun org={org} view={view} />
      )}
    </div>
  )
}

/** The progress of a run, in numbers and as a bar. */
function RunProgress({ view: { run } }: { view: RunView }) {
  const m = useAllMessages()
  const total = rowCount(run.counts)
  const done = total - openCount(run.counts)
  return (
    <>
      <p className={classes.title}>
        <span>{runTitle(run, m)}</span> <span>{m.bulk.progress(done, total)}</span>
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
  const m = useAllMessages()
  const runs = useRuns(org)
  const { start, trouble } = useRunStart()
  const { run, leftMs, rowsPerSecond, waitingUntil } = view
  return (
    <>
      <p role="status" className={classes.quiet}>
        {run.state === 'paused' && m.bulk.paused[run.reason ?? 'user']}
        {run.state === 'running' && waitingUntil !== null && (
          <span>
            {m.common.tallyfyLimits} <Countdown until={waitingUntil} />
          </span>
        )}
        {run.state === 'running' && waitingUntil === null && m.bulk.timeLeft(leftMs, rowsPerSecond)}
      </p>
      {trouble !== null && (
        <p role="alert" className={classes.trouble}>
          {trouble}
        </p>
      )}
      <p className={classes.quiet}>{m.bulk.goesOn}</p>
      <DialogButtons>
        {run.state === 'running' ? (
          <Button onClick={() => runs.pause(run.id)}>{m.bulk.pause}</Button>
        ) : (
          <Button variant="primary" onClick={() => void start(() => runs.resume(run.id))}>
            {m.bulk.resume}
          </Button>
        )}
        <Button onClick={() => void runs.cancel(run.id)}>{m.bulk.cancelRun}</Button>
      </DialogButtons>
    </>
  )
}
