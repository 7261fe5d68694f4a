import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { changeLogQueries, leaveOverwritten } from '#src/changes/changeLog.ts'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { OverwrittenText } from '#src/features/changes/OutcomeText.tsx'
import type { ChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { markedNameOf, type MembersRead } from '#src/features/members/membersRead.ts'
import { Note, NoteAction } from './Note.tsx'

type OverwrittenNoteProps = {
  org: OrgId
  email: Email
  members: MembersRead
  runner: ChangeRunner
  /** Told how *Apply again* ended. */
  follow: (outcome: ChangeOutcome) => void
  /** Shown when nothing was overwritten. */
  children: ReactNode
}

/** What somebody's later write has undone of this tab's latest change to the guest. */
export function OverwrittenNote({ org, email, members, runner, follow, children }: OverwrittenNoteProps) {
  const client = useQueryClient()
  const log = useQuery(changeLogQueries.list(org))
  const entry = log.data?.find((one) => one.email === email)
  if (entry?.settled.kind !== 'overwritten' || entry.undoneBy !== null) return children
  const { lost } = entry.settled
  const leave = () => leaveOverwritten(client, entry)
  const applyAgain = () => {
    leave()
    void runner.run({ email, title: entry.title, asked: { change: lost }, follow })
  }
  return (
    <Note
      tone="warn"
      actions={
        <>
          <NoteAction onClick={applyAgain}>Apply again</NoteAction>
          <NoteAction onClick={leave}>Leave it</NoteAction>
        </>
      }
    >
      <OverwrittenText title="" lost={lost} name={markedNameOf(members)} />
    </Note>
  )
}
