import type { ReactNode } from 'react'
import { lostOf, undoObstacle } from '#src/changes/log/judgeEntry.ts'
import { type ChangeEntry, type LogEntry, isMemberChange } from '#src/changes/log/logEntry.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './EntryNote.module.css'
import { OverwrittenText } from './OutcomeText.tsx'
import type { NameOf } from './outcomeMessages.ts'

type EntryNoteProps = {
  entry: LogEntry
  /** The guest is gone. */
  isDeleted: boolean
  member: NameOf
}

/** What became of an entry, and why it cannot be undone where it cannot; nothing for a change that simply holds. */
export function EntryNote({ entry, isDeleted, member }: EntryNoteProps) {
  const m = useAllMessages()
  if (!isMemberChange(entry)) {
    return <Note isWarning={entry.state !== 'done'}>{m.changeList.guestNotes[entry.kind][entry.state]}</Note>
  }
  const lost = lostOf(entry)
  if (lost) {
    return (
      <Note isWarning>
        <OverwrittenText title="" lost={lost} member={member} />
      </Note>
    )
  }
  const text = changeNote(entry, isDeleted, m)
  return text && <Note isWarning={entry.state !== 'done'}>{text}</Note>
}

function Note({ isWarning, children }: { isWarning: boolean; children: ReactNode }) {
  return (
    <span className={classes.note} data-warning={isWarning || undefined}>
      {children}
    </span>
  )
}

/** '' when there is nothing to say. */
function changeNote(entry: ChangeEntry, isDeleted: boolean, m: AllMessages): string {
  const obstacle = undoObstacle(entry, isDeleted)
  const notes = [
    entry.kind === 'undo' && m.changeList.undoOfEarlier,
    entry.state === 'done' && !entry.isComplete && m.changeList.partlySaved,
    obstacle && m.changeList.obstacles[obstacle],
  ]
  return notes.filter((note) => note !== false && note !== null).join(' ')
}
