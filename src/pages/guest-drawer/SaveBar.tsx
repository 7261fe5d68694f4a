import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { type MemberChange, draftCounts, isEmpty } from '#src/lib/memberChange.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { Countdown } from '#src/ui/Countdown.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import type { MemberRow } from './MemberRows.tsx'
import classes from './SaveBar.module.css'
import type { EditorProgress } from './useMemberEditor.tsx'

/** The button that was pressed, until that is done. */
type PressedSave = 'save' | 'save-and-next' | null

type SaveBarProps = {
  /** Whether there is something to save. */
  isDirty: boolean
  /** Nothing can be saved, though there may be a draft. */
  isLocked: boolean
  progress: EditorProgress
  /** Why the last save failed, a line each; empty if it did not. */
  error: readonly RichTextData[]
  /** Saves again, to find out what became of the last save; null: that is known. */
  onCheckAgain: (() => void) | null
  base: readonly MemberId[]
  draft: MemberChange
  rows: readonly MemberRow[]
  /** The button that shows that it is saving. */
  pressed: PressedSave
  onDiscard: () => void
  /** Without it there is no button *Save and next*. */
  onSaveAndNext?: (() => void) | undefined
}

/**
 * What a save would do or is doing, and the buttons, in a bar that never changes its height; above it why a save failed.
 * Without a draft the buttons are inactive and keep the focus: it must not fall to the page behind when a save has ended.
 */
export function SaveBar({ isDirty, isLocked, progress, error, onSaveAndNext, ...props }: SaveBarProps) {
  const m = useMessages()
  const { pressed, onCheckAgain, onDiscard } = props
  const isBusy = progress.kind !== 'idle'
  const isSaving = isBusy && progress.kind !== 'reading'
  return (
    <>
      <div role="alert" className={classes.error}>
        {!isBusy &&
          error.map((line, index) => (
            <p key={`line ${index}`}>
              <RichText text={line} />
            </p>
          ))}
        {!isBusy && error.length > 0 && onCheckAgain && (
          <Button variant="plain" className={classes.checkAgain} onClick={onCheckAgain}>
            {m.changes.checkAgain}
          </Button>
        )}
      </div>
      <div className={classes.bar}>
        <p className={classes.summary}>
          <span className={classes.progress} aria-live="polite">
            <Progress progress={progress} />
          </span>
          {isDirty && !isBusy && <DraftCounts base={props.base} draft={props.draft} />}{' '}
          {isDirty && <DraftNames rows={props.rows} />}
          {!isDirty && !isBusy && <span>{m.drawer.nothingToSave}</span>}
        </p>
        <div className={classes.buttons}>
          <Button
            variant="subtle"
            className={classes.discard}
            inactive={!isDirty || isSaving}
            onClick={onDiscard}
          >
            {m.drawer.discard}
          </Button>
          <Button
            variant={onSaveAndNext ? 'default' : 'primary'}
            type="submit"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            loading={isBusy && pressed === 'save'}
            inactive={!isDirty || isSaving || isLocked}
          >
            {m.drawer.save}
          </Button>
          {onSaveAndNext && (
            <Button
              variant={isDirty ? 'primary' : 'default'}
              aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
              loading={isBusy && pressed === 'save-and-next'}
              inactive={isSaving || (isDirty && isLocked)}
              onClick={onSaveAndNext}
            >
              {m.drawer.saveAndNext}
            </Button>
          )}
        </div>
      </div>
    </>
  )
}

function Progress({ progress }: { progress: EditorProgress }) {
  const m = useMessages()
  switch (progress.kind) {
    case 'idle':
      return null
    case 'reading':
      return <span className={classes.delayed}>{m.drawer.reading}</span>
    case 'saving':
      return <span className={classes.delayed}>{m.drawer.saving}</span>
    case 'checking':
      return <span>{m.drawer.checking}</span>
    case 'waiting':
      return (
        <span>
          <span>{m.common.tallyfyLimits}</span> <Countdown until={progress.until} />
        </span>
      )
    default:
      return progress satisfies never
  }
}

/** *+2 −1 · 5 → 6 members* */
function DraftCounts({ base, draft }: Pick<SaveBarProps, 'base' | 'draft'>) {
  const m = useMessages()
  const { added, removed, before, after } = draftCounts(base, draft)
  return (
    <span className={classes.counts}>
      {added > 0 && <b className={classes.added}>{`${m.drawer.added(added)} `}</b>}
      {removed > 0 && <b className={classes.removed}>{`${m.drawer.removed(removed)} `}</b>}
      <span>{m.drawer.draftTotal(before, after)}</span>
    </span>
  )
}

/** The names behind the counts: *Add Ana Ferreira, remove Bo Lindqvist*. */
function DraftNames({ rows }: { rows: readonly MemberRow[] }) {
  const m = useMessages()
  const namesOf = (state: MemberRow['state']) =>
    rows.filter((row) => row.state === state).map(({ accessibleName }) => accessibleName)
  return (
    <span className={classes.names}>
      <RichText text={m.drawer.draft({ add: namesOf('added'), remove: namesOf('removed') })} />
    </span>
  )
}

type PressedSaveInput = {
  draft: MemberChange
  progress: EditorProgress
  isLocked: boolean
  onSubmit: () => Promise<unknown>
  onSaveAndNext?: (() => Promise<unknown>) | undefined
}

/**
 * Starts a save, and remembers by which button until it is done. One that is pressed while the guest is being read starts
 * once the list is here; an edit, or a list that cannot be edited, cancels it.
 */
export function usePressedSave({ onSubmit, onSaveAndNext, progress, draft, isLocked }: PressedSaveInput) {
  const [pressed, setPressed] = useState<PressedSave>(null)
  const isRunning = useRef(false)
  const run = async (button: PressedSave) => {
    const action = button === 'save' ? onSubmit : onSaveAndNext
    if (!action || isRunning.current) return
    isRunning.current = true
    setPressed(button)
    await action().finally(() => {
      isRunning.current = false
      setPressed(null)
    })
  }
  const isReading = progress.kind === 'reading'
  const press = (button: PressedSave) => {
    // Without a draft there is nothing to wait for.
    if (isEmpty(draft) || (progress.kind === 'idle' && !isLocked)) void run(button)
    else if (isReading && !isLocked) setPressed(button)
  }
  const cancel = () => {
    if (!isRunning.current) setPressed(null)
  }
  const state = isLocked ? 'locked' : isReading ? 'reading' : 'ready'
  const resume = useEffectEvent(() => {
    if (state === 'locked') cancel()
    else if (pressed !== null) void run(pressed)
  })
  useEffect(() => {
    if (state !== 'reading') resume()
  }, [state])
  return { pressed, press, cancel }
}
