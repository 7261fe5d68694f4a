import type { ReactNode } from 'react'
import { lostOf, undoObstacle } from '#src/changes/log/judgeEntry.ts'
import { type ChangeEntry, type LogEntry, isMemberChange } from '#src/changes/log/logEntry.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
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
  const m = useMessages()
  if (!isMemberChange(entry)) {
    return <Note isWarning={entry.state !== 'done'}>{m.changes.guestNotes[entry.kind][entry.state]}</Note>
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
function changeNote(entry: ChangeEntry, isDeleted: boolean, m: Messages): string {
  const obstacle = undoObstacle(entry, isDeleted)
  const notes = [
    entry.kind === 'undo' && m.changes.undoOfEarlier,
    entry.state === 'done' && !entry.isComplete && m.changes.partlySaved,
    obstacle && m.changes.obstacles[obstacle],
  ]
  return notes.filter((note) => note !== false && note !== null).join(' ')
}
