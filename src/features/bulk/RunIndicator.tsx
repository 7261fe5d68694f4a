import { useEffect, useState } from 'react'
import type { OrgId } from '#src/lib/guest.ts'
import { isUnfinished, openCount, rowCount, type RunId } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import classes from './RunIndicator.module.css'
import { RunPanel } from './RunPanel.tsx'
import { runTitle } from './runTitle.ts'
import { useRuns } from './useRuns.ts'

/** In the header: the run that is not done, on every page. It leads to the run. */
export function RunIndicator({ org }: { org: OrgId }) {
  const m = useAllMessages()
  const [shown, setShown] = useState<RunId | null>(null)
  const going = useStore(useRuns(org).state).runs.find(({ run }) => isUnfinished(run))
  useUnloadWarning(going?.isHere === true && going.run.state === 'running')
  const total = going ? rowCount(going.run.counts) : 0
  return (
    <>
      {going && (
        <Button className={classes.indicator} onClick={() => setShown(going.run.id)}>
          <span className={classes.title}>{runTitle(going.run, m)}</span>
          <span className={classes.count}>
            {going.run.state === 'paused'
              ? m.bulk.pausedShort
              : m.bulk.progress(total - openCount(going.run.counts), total)}
          </span>
        </Button>
      )}
      {shown !== null && (
        <Dialog title={m.bulk.run} onClose={() => setShown(null)} width={560}>
          <RunPanel org={org} id={shown} onShowRun={setShown} onDone={() => setShown(null)} />
        </Dialog>
      )}
    </>
  )
}

/** Closing the tab would interrupt the run that it works on. */
function useUnloadWarning(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isActive])
}
