import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MemberList } from '#src/api/members.ts'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import { noChange } from '#src/lib/memberChange.ts'
import { MemberEditor } from './MemberEditor.tsx'
import { membersRead } from '#src/features/members/membersRead.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { Note, NoteAction } from './Note.tsx'

type LockedEditorProps = {
  org: OrgId
  email: Email
  guest: Guest | null
  detail: UseQueryResult<Guest>
  members: UseQueryResult<MemberList>
  children: ReactNode
}

/** The editor while its list is not known afresh: what the list of guests knows, to read, and why it cannot be changed. */
export function LockedEditor({ org, email, guest, detail, members, children }: LockedEditorProps) {
  const known = guest?.associatedMembers
  const reading = detail.isFetching || detail.isPending
  return (
    <MemberEditor
      base={known?.known ? known.ids : null}
      members={membersRead(members)}
      draft={noChange}
      locked
      progress={{ kind: reading ? 'reading' : 'idle' }}
      error={[]}
      notes={!reading && <WhyLocked org={org} email={email} detail={detail} />}
      onSubmit={() => undefined}
      onDraft={() => undefined}
    >
      {children}
    </MemberEditor>
  )
}

function WhyLocked({ org, email, detail }: Pick<LockedEditorProps, 'org' | 'email' | 'detail'>) {
  const api = useApi()
  const m = useMessages()
  const again = <NoteAction onClick={() => void detail.refetch()}>Retry</NoteAction>
  if (detail.isPending) return null
  if (detail.isError) {
    return (
      <Note tone="warn" actions={again}>
        {apiErrorMessage(detail.error, m)} Members can be changed once the guest is read.
      </Note>
    )
  }
  const list = detail.data.associatedMembers
  if (!list.known && list.reason === 'unexpected-null') {
    const acceptEmptyList = () => {
      api.guests.acceptEmptyList({ org, email })
      void detail.refetch()
    }
    return (
      <Note
        tone="warn"
        actions={
          <>
            {again}
            <NoteAction onClick={acceptEmptyList}>It is nobody</NoteAction>
          </>
        }
      >
        Tallyfy now says nobody; {list.last.length} {list.last.length === 1 ? 'was' : 'were'} there.
      </Note>
    )
  }
  return (
    <Note tone="warn" actions={again}>
      {!list.known && list.reason === 'absent'
        ? 'Tallyfy does not say who looks after this guest, so it cannot be changed here: a save would overwrite what is not shown.'
        : 'The associated members of this guest cannot be read, so they are not written.'}
    </Note>
  )
}
