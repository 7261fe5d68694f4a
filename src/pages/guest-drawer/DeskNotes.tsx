import type { MemberId } from '#src/lib/member.ts'
import { differenceOf } from '#src/lib/memberChange.ts'
import { changeInShort } from '#src/features/changes/outcomeSentences.ts'
import { Sentence } from '#src/ui/BidiText.tsx'
import { markedNameOf, type MembersRead } from '#src/features/members/membersRead.ts'
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
  const name = markedNameOf(members)
  return (
    <>
      {forbidden && (
        <Note tone="warn">Read-only: Tallyfy does not let you change the members of this guest.</Note>
      )}
      {members.kind === 'failed' && (
        <Note tone="warn" actions={<NoteAction onClick={onRetryMembers}>Retry</NoteAction>}>
          Members could not be read
        </Note>
      )}
      {moved && (
        <Note tone="info" actions={!drafting && <NoteAction onClick={() => onShow(moved)}>Show</NoteAction>}>
          <Sentence
            text={`Changed elsewhere meanwhile: ${changeInShort(differenceOf(base, moved), name)}.`}
          />
          {drafting && ' Your save keeps it.'}
        </Note>
      )}
    </>
  )
}
