import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import type { MemberList } from '#src/api/members.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import { isEmpty, noChange, sameMembers } from '#src/lib/memberChange.ts'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { DeskNotes } from './DeskNotes.tsx'
import { MemberEditor } from './MemberEditor.tsx'
import { memberNameOf, membersRead } from '#src/features/members/membersRead.ts'
import { OverwrittenNote } from './OverwrittenNote.tsx'
import { useDesk } from './useDesk.tsx'
import type { Work } from './useLeaveGuard.tsx'

type MemberDeskProps = {
  org: OrgId
  /** The guest as first read afresh: its list is what the draft is measured against. */
  opened: Guest
  /** The guest as read since. */
  latest: Guest
  members: UseQueryResult<MemberList>
  onWork: (work: Work) => void
  ask: Ask
  children: ReactNode
}

/** Where a guest's members are changed. Keyed by the guest. */
export function MemberDesk({ org, opened, latest, members, onWork, ask, children }: MemberDeskProps) {
  const read = membersRead(members)
  const desk = useDesk(org, opened, ask, memberNameOf(read))
  const { base, draft, ended, progress } = desk
  const idle = progress.kind === 'idle'
  const drafting = !isEmpty(draft)
  useWorkTold(idle ? (drafting ? 'draft' : 'none') : 'saving', onWork)

  const theirs = latest.associatedMembers
  const moved = idle && theirs.known && !sameMembers(theirs.ids, base) ? theirs.ids : null
  return (
    <MemberEditor
      base={base}
      draft={draft}
      members={read}
      locked={ended.forbidden}
      progress={progress}
      error={ended.error}
      notes={
        <OverwrittenNote
          guest={{ org, email: opened.email }}
          members={read}
          onDone={desk.follow}
          runner={desk.runner}
        >
          <DeskNotes
            base={base}
            moved={moved}
            drafting={drafting}
            members={read}
            forbidden={ended.forbidden}
            onShow={(ids) => desk.startOver(ids, noChange)}
            onRetryMembers={() => void members.refetch()}
          />
        </OverwrittenNote>
      }
      onSubmit={() => void desk.submit()}
      onDraft={desk.change}
    >
      {children}
    </MemberEditor>
  )
}

/** Tells what would be lost by leaving, and at the end that nothing would. */
function useWorkTold(work: Work, onWork: (work: Work) => void) {
  const tell = useEffectEvent(onWork)
  useEffect(() => {
    tell(work)
    return () => tell('none')
  }, [work])
}
