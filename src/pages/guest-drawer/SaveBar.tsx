import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Countdown } from '#src/ui/Countdown.tsx'
import { Sentence } from '#src/ui/BidiText.tsx'
import classes from './SaveBar.module.css'
import type { SaveProgress } from './useMemberSave.tsx'

type SaveBarProps = {
  /** Whether there is something to save. */
  dirty: boolean
  /** Nothing can be saved, though a draft may be there. */
  locked: boolean
  progress: SaveProgress
  error: string
  /** What a save would do. */
  summary: ReactNode
  onDiscard: () => void
}

/**
 * The two buttons, and beside them what a save would do, is doing, or could not do. Without a draft they are
 * disabled for everyone but stay focusable: the focus must not fall on the page behind when a save has ended.
 */
export function SaveBar({ dirty, locked, progress, error, summary, onDiscard }: SaveBarProps) {
  const busy = progress.kind !== 'idle'
  return (
    <div className={classes.bar}>
      <div role="alert" className={classes.error}>
        {error !== '' && !busy && <Sentence text={error} />}
      </div>
      {dirty && <div className={classes.summary}>{summary}</div>}
      <div className={classes.line}>
        <span className={classes.progress} aria-live="polite">
          <Progress progress={progress} />
        </span>
        <Button
          variant="subtle"
          color="gray"
          className={classes.discard}
          {...off(!dirty || busy)}
          onClick={() => dirty && !busy && onDiscard()}
        >
          Discard changes
        </Button>
        <Button
          type="submit"
          className={classes.save}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          {...off(!dirty || busy || locked)}
        >
          Save changes
        </Button>
      </div>
    </div>
  )
}

function Progress({ progress }: { progress: SaveProgress }) {
  if (progress.kind === 'idle') return null
  if (progress.kind === 'reading') return <span className={classes.late}>Reading the guest afresh…</span>
  if (progress.kind === 'saving') return <span className={classes.late}>Saving…</span>
  if (progress.kind === 'checking') return 'Checking what happened…'
  return (
    <>
      Tallyfy asks to slow down. Going on by itself in <Countdown until={progress.until} />
    </>
  )
}

/** Disabled for everyone, and still focusable. */
function off(cannot: boolean) {
  return { 'aria-disabled': cannot, ...(cannot && { 'data-disabled': true }) }
}
