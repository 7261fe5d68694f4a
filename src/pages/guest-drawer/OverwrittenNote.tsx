import type { ReactNode } from 'react'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import { useChanges } from '#src/features/AppContext.tsx'
import { OverwrittenText } from '#src/features/changes/OutcomeText.tsx'
import type { ChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { memberNameOf, type MembersRead } from '#src/features/members/membersRead.ts'
import { isSameGuest, type GuestRef } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { Note, NoteAction } from './Note.tsx'

type OverwrittenNoteProps = {
  guest: GuestRef
  members: MembersRead
  runner: ChangeRunner
  /** Called with how *Apply again* ended. */
  onDone: (outcome: ChangeOutcome) => void
  /** Shown when nothing was overwritten. */
  children: ReactNode
}

/** What another write has undone of this tab's latest change to the guest. */
export function OverwrittenNote({ guest, members, runner, onDone, children }: OverwrittenNoteProps) {
  const m = useMessages()
  const { log } = useChanges()
  const entry = useStore(log.entries).find((one) => isSameGuest(one.guest, guest))
  if (entry?.recheck.kind !== 'overwritten' || entry.undoneBy !== null) return children
  const { lost } = entry.recheck
  const dismiss = () => log.dismiss(entry.id)
  const applyAgain = () => {
    dismiss()
    void runner.run({ guest, title: entry.title, variables: { change: lost }, onDone })
  }
  return (
    <Note
      tone="warn"
      actions={
        <>
          <NoteAction onClick={applyAgain}>{m.changes.applyAgain}</NoteAction>
          <NoteAction onClick={dismiss}>{m.common.dismiss}</NoteAction>
        </>
      }
    >
      <OverwrittenText title="" lost={lost} member={memberNameOf(members)} />
    </Note>
  )
}
