import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { apiErrorMessage, isNotFound } from '#src/features/apiErrorMessage.ts'
import { outcomeMessages } from '#src/features/changes/outcomeMessages.ts'
import { nameMember, useMembers } from '#src/features/members/membersResult.ts'
import { type Guest, type GuestRef, titleOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, sameMembers } from '#src/lib/memberChange.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { EditorNotes, Note, NoteAction } from './EditorNotes.tsx'
import { GuestFields } from './GuestFields.tsx'
import { GuestNotFound } from './GuestNotFound.tsx'
import { MemberEditor } from './MemberEditor.tsx'
import type { UnsavedWork } from './useLeaveGuard.ts'
import { useMemberEditor } from './useMemberEditor.tsx'

type MemberEditorContainerProps = {
  guest: GuestRef
  /** What the list knows, shown until the guest is read. */
  listed: Guest | null
  onWork: (work: UnsavedWork) => void
  ask: Ask
  /** The focus goes to the picker once the members can be edited. */
  focusesPicker?: boolean
  /** Goes on to the next guest, for *Save and next*; without it there is no such button. */
  onNext?: (() => void) | undefined
}

/**
 * One guest and its members. Editing begins with the first fresh list; whatever later reads bring, the draft and its
 * base stay. Keyed by the guest.
 */
export function MemberEditorContainer({ guest, listed, onWork, ask, onNext }: MemberEditorContainerProps) {
  const detail = useQuery(useApi().guests.queries.detail(guest))
  const [opened, setOpened] = useState<Guest | null>(null)
  const fresh = detail.isFetchedAfterMount && detail.isSuccess ? detail.data : null
  if (opened === null && fresh?.associatedMembers.known === true) setOpened(fresh)

  const latest = detail.data ?? listed
  if (opened === null && isNotFound(detail.error)) return <GuestNotFound guest={guest} />
  // Only the list brings the counts of tasks.
  const fields = latest && <GuestFields guest={{ ...latest, stats: latest.stats ?? listed?.stats ?? null }} />
  return opened === null ? (
    <LockedEditor guest={guest} latest={latest} detail={detail}>
      {fields}
    </LockedEditor>
  ) : (
    <OpenEditor
      guest={guest}
      opened={opened}
      latest={latest ?? opened}
      onWork={onWork}
      ask={ask}
      onNext={onNext}
    >
      {fields}
    </OpenEditor>
  )
}

type OpenEditorProps = Pick<MemberEditorContainerProps, 'guest' | 'onWork' | 'ask' | 'onNext'> & {
  opened: Guest
  latest: Guest
  children: ReactNode
}

function OpenEditor({ guest, opened, latest, onWork, ask, onNext, children }: OpenEditorProps) {
  const m = useMessages()
  const members = useMembers(guest.org)
  const nameOf = (id: MemberId) => nameMember(id, members.result, m).accessibleName
  const editor = useMemberEditor({ opened, guest, nameOf, ask })
  const { base, draft, failure, progress, isForbidden } = editor
  const isIdle = progress.kind === 'idle'
  const hasDraft = !isEmpty(draft)
  useReportWork(isIdle ? (hasDraft ? 'draft' : 'none') : 'saving', onWork)

  const saveAndNext = async () => {
    if (!(await editor.submit())) return
    // Before the next rendering reports it: leaving would ask about a draft that is saved.
    onWork('none')
    onNext?.()
  }
  const theirs = latest.associatedMembers
  const changedElsewhere = isIdle && theirs.known && !sameMembers(theirs.ids, base) ? theirs.ids : null
  return (
    <MemberEditor
      base={base}
      draft={draft}
      members={members.result}
      isLocked={isForbidden}
      progress={progress}
      error={failure ? outcomeMessages(failure, { guest: titleOf(opened), member: nameOf }, m) : []}
      notes={
        <EditorNotes
          guest={guest}
          editor={editor}
          changedElsewhere={changedElsewhere}
          nameOf={nameOf}
          onRetryMembers={members.result.kind === 'failed' ? members.retry : null}
        />
      }
      onSubmit={editor.submit}
      onSaveAndNext={onNext && saveAndNext}
      onEdit={editor.edit}
    >
      {children}
    </MemberEditor>
  )
}

/** Reports what leaving would lose, and in the end that nothing is left. */
function useReportWork(work: UnsavedWork, onWork: (work: UnsavedWork) => void) {
  const report = useEffectEvent(onWork)
  useEffect(() => {
    report(work)
    return () => report('none')
  }, [work])
}

type LockedEditorProps = {
  guest: GuestRef
  latest: Guest | null
  detail: UseQueryResult<Guest>
  children: ReactNode
}

/** The editor while there is no fresh list: shows what is known, and why it cannot be changed. */
function LockedEditor({ guest, latest, detail, children }: LockedEditorProps) {
  const { result } = useMembers(guest.org)
  const isReading = detail.isFetching || detail.isPending
  const known = latest?.associatedMembers
  return (
    <MemberEditor
      base={known?.known ? known.ids : null}
      draft={noChange}
      members={result}
      isLocked
      progress={{ kind: isReading ? 'reading' : 'idle' }}
      error={[]}
      notes={!isReading && <WhyLocked guest={guest} detail={detail} />}
      onSubmit={() => Promise.resolve()}
      onEdit={() => undefined}
    >
      {children}
    </MemberEditor>
  )
}

function WhyLocked({ guest, detail }: Pick<LockedEditorProps, 'guest' | 'detail'>) {
  const m = useMessages()
  const { guests } = useApi()
  const retry = <NoteAction onClick={() => void detail.refetch()}>{m.common.retry}</NoteAction>
  if (detail.isPending) return null
  if (detail.isError) {
    return (
      <Note tone="warn" actions={retry}>
        {m.drawer.locked.guestFailed(apiErrorMessage(detail.error, m))}
      </Note>
    )
  }
  const list = detail.data.associatedMembers
  // The list is read: it is about to be edited.
  if (list.known) return null
  if (list.reason !== 'unexpected-null') {
    return (
      <Note tone="warn" actions={retry}>
        {m.drawer.locked[list.reason]}
      </Note>
    )
  }
  const accept = () => {
    guests.acceptEmptyList(guest)
    void detail.refetch()
  }
  return (
    <Note
      tone="warn"
      actions={
        <>
          {retry}
          <NoteAction onClick={accept}>{m.drawer.acceptEmptyList}</NoteAction>
        </>
      }
    >
      {m.drawer.emptyList(list.last.length)}
    </Note>
  )
}
