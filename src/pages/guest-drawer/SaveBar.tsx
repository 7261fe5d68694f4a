import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Countdown } from '#src/ui/Countdown.tsx'
import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './SaveBar.module.css'
import type { SaveProgress } from './useMemberSave.tsx'

type SaveBarProps = {
  /** Whether there is something to save. */
  dirty: boolean
  /** Nothing can be saved, though a draft may be there. */
  locked: boolean
  progress: SaveProgress
  /** What the last save could not do, in lines; empty when there is nothing to say. */
  error: readonly RichTextData[]
  /** What a save would do. */
  summary: ReactNode
  onDiscard: () => void
}

/**
 * The two buttons, and beside them what a save would do, is doing, or could not do. Without a draft they are
 * disabled for everyone but stay focusable: the focus must not fall on the page behind when a save has ended.
 */
export function SaveBar({ dirty, locked, progress, error, summary, onDiscard }: SaveBarProps) {
  const m = useMessages()
  const busy = progress.kind !== 'idle'
  return (
    <div className={classes.bar}>
      <div role="alert" className={classes.error}>
        {!busy &&
          error.map((line, index) => (
            <div key={`line ${index}`}>
              <RichText text={line} />
            </div>
          ))}
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
          {m.drawer.discard}
        </Button>
        <Button
          type="submit"
          className={classes.save}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          {...off(!dirty || busy || locked)}
        >
          {m.drawer.save}
        </Button>
      </div>
    </div>
  )
}

function Progress({ progress }: { progress: SaveProgress }) {
  const m = useMessages()
  if (progress.kind === 'idle') return null
  if (progress.kind === 'reading') return <span className={classes.late}>{m.drawer.reading}</span>
  if (progress.kind === 'saving') return <span className={classes.late}>{m.drawer.saving}</span>
  if (progress.kind === 'checking') return m.drawer.checking
  return (
    <>
      {m.common.tallyfyLimits} <Countdown until={progress.until} />
    </>
  )
}

/** Disabled for everyone, and still focusable. */
function off(cannot: boolean) {
  return { 'aria-disabled': cannot, ...(cannot && { 'data-disabled': true }) }
}
