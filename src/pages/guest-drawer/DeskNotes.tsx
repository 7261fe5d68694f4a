import type { MemberId } from '#src/lib/member.ts'
import { differenceOf } from '#src/lib/memberChange.ts'
import { nameChange } from '#src/features/changes/outcomeMessages.ts'
import { RichText } from '#src/ui/RichText.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { memberNameOf, type MembersRead } from '#src/features/members/membersRead.ts'
import { Note, NoteAction } from './Note.tsx'

type DeskNotesProps = {
  base: readonly MemberId[]
  /** The list a later read brought, where it differs from the base. */
  moved: readonly MemberId[] | null
  drafting: boolean
  members: MembersRead
  /** This user may not change the guest. */
  forbidden: boolean
  onShow: (ids: readonly MemberId[]) => void
  onRetryMembers: () => void
}

/** What a person should know while changing members, and what can be done about it. */
export function DeskNotes(props: DeskNotesProps) {
  const { base, moved, drafting, members, forbidden, onShow, onRetryMembers } = props
  const m = useMessages()
  return (
    <>
      {forbidden && <Note tone="warn">{m.drawer.readOnly}</Note>}
      {members.kind === 'failed' && (
        <Note tone="warn" actions={<NoteAction onClick={onRetryMembers}>{m.common.retry}</NoteAction>}>
          {m.common.membersFailed}
        </Note>
      )}
      {moved && (
        <Note
          tone="info"
          actions={!drafting && <NoteAction onClick={() => onShow(moved)}>{m.drawer.show}</NoteAction>}
        >
          <RichText
            text={m.drawer.changedElsewhere(nameChange(differenceOf(base, moved), memberNameOf(members)))}
          />
          {drafting && <> {m.drawer.saveKeepsIt}</>}
        </Note>
      )}
    </>
  )
}
