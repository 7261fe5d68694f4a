import { useState } from 'react'
import type { OrgId } from '#src/lib/guest.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { useStore } from '#src/ui/useStore.ts'
import classes from './RunList.module.css'
import { isGoing, RunPanel } from './RunPanel.tsx'
import { useRuns } from './useRuns.ts'

/** The runs of the last 7 days, latest first; each can be shown again and undone. */
export function RunList({ org }: { org: OrgId }) {
  const m = useMessages()
  const { runs } = useStore(useRuns(org).state)
  const [shown, setShown] = useState<RunId | null>(null)
  if (runs.length === 0) return null
  return (
    <section aria-label={m.bulk.runs} className={classes.section}>
      <h2 className={classes.heading}>{m.bulk.runs}</h2>
      <ul aria-label={m.bulk.runs} className={classes.list}>
        {runs.map((view) => (
          <li key={view.run.id} className={classes.row}>
            <span className={classes.what}>
              <span className={classes.title}>{m.bulk.runTitles[view.run.change.kind]}</span>
              <span className={classes.result}>
                {isGoing(view) ? m.bulk.notDone : m.bulk.result(view.run.counts)}
              </span>
            </span>
            <RelativeTime at={view.run.createdAt} />
            <Button onClick={() => setShown(view.run.id)}>{m.bulk.showRun}</Button>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <Dialog opened title={m.bulk.run} onClose={() => setShown(null)} width={560}>
          <RunPanel org={org} id={shown} onShowRun={setShown} />
        </Dialog>
      )}
    </section>
  )
}
