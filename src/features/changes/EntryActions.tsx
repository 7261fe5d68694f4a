import { useState } from 'react'
import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { lostOf, undoObstacle } from '#src/changes/log/judgeEntry.ts'
import { type LogEntry, isMemberChange } from '#src/changes/log/logEntry.ts'
import { apiErrorText } from '#src/features/apiErrorMessage.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { rememberFocus } from '#src/ui/rememberFocus.ts'
import { RichText } from '#src/ui/RichText.tsx'
import type { useChangeRunner } from './useChangeRunner.tsx'
import { useChanges } from './useChanges.ts'

type EntryActionsProps = {
  entry: LogEntry
  /** What the guest is called. */
  title: string
  /** The guest is gone. */
  isDeleted: boolean
  runner: Pick<ReturnType<typeof useChangeRunner>, 'run' | 'undo'>
  /** Called with the outcome of each change that is made here. */
  onDone?: (outcome: ChangeOutcome) => void
}

/** What can be done about an entry: *Undo*, or what its state asks for. Its button goes when it is done, and the row has the focus. */
export function EntryActions({ entry, title, isDeleted, runner, onDone }: EntryActionsProps) {
  const m = useAllMessages()
  const { log } = useChanges()
  const check = useCheckAgain()
  const [isRunning, setRunning] = useState(false)
  const dismiss = () => {
    const returnFocus = rememberFocus()
    log.dismiss(entry.id)
    returnFocus()
  }
  const start = (work: Promise<void>) => {
    const returnFocus = rememberFocus()
    setRunning(true)
    void work.finally(() => {
      setRunning(false)
      returnFocus()
    })
  }
  if (entry.state === 'unknown') {
    return (
      <Button
        loading={isRunning}
        aria-label={m.changeList.checkAgainOf(title)}
        onClick={() => start(check(entry))}
      >
        {m.changes.checkAgain}
      </Button>
    )
  }
  if (!isMemberChange(entry)) return null
  const lost = lostOf(entry)
  const { guest, undoes, applied } = entry
  const removeWhenDone = (outcome: ChangeOutcome) => {
    // The new try has an entry of its own.
    if (outcome.kind === 'saved' || outcome.kind === 'unchanged') log.remove(entry.id)
    onDone?.(outcome)
  }
  const tryAgain = () => {
    const variables = { change: applied, ...(undoes !== null && { undoes }) }
    start(runner.run({ guest, title, variables, onDone: removeWhenDone }))
  }
  if (entry.state === 'not-done') {
    return (
      !isDeleted && (
        <Button loading={isRunning} aria-label={m.changeList.tryAgainOf(title)} onClick={tryAgain}>
          {m.changes.tryAgain}
        </Button>
      )
    )
  }
  return (
    <>
      {lost && (
        <>
          <Button
            aria-label={m.changeList.applyAgainTo(title)}
            onClick={() => {
              dismiss()
              start(runner.run({ guest, title, variables: { change: lost }, onDone }))
            }}
          >
            {m.changes.applyAgain}
          </Button>
          <Button variant="subtle" aria-label={m.changeList.dismissOf(title)} onClick={dismiss}>
            {m.common.dismiss}
          </Button>
        </>
      )}
      {undoObstacle(entry, isDeleted) === null && (
        <Button
          loading={isRunning}
          aria-label={m.changeList.undoOf(title)}
          onClick={() => start(runner.undo(entry, onDone))}
        >
          {m.changes.undo}
        </Button>
      )}
    </>
  )
}

/** Reads the guest of an entry whose outcome is not known; a notice says so where that decided nothing. */
function useCheckAgain() {
  const m = useAllMessages()
  const changes = useChanges()
  const notices = useNotices()
  return async ({ id }: LogEntry): Promise<void> => {
    const result = await changes.checkAgain(id)
    if (result === 'decided') return
    const text =
      result === 'undecided' ? [m.changeList.stillUnknown] : m.changeList.checkFailed(apiErrorText(result, m))
    notices.show({ text: <RichText text={text} /> })
  }
}
