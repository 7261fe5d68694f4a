import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { latestChangeOf, lostOf } from '#src/changes/log/judgeEntry.ts'
import { apiErrorText } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { nameChange } from '#src/features/changes/outcomeMessages.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { OverwrittenText } from '#src/features/changes/OutcomeText.tsx'
import type { useMembers } from '#src/features/members/membersResult.ts'
import { useOwnMember } from '#src/features/members/useOwnMember.ts'
import { type Guest, type GuestRef, statusOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { differenceOf, isEmpty } from '#src/lib/memberChange.ts'
import { rich } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import { useStore } from '#src/ui/useStore.ts'
import classes from './EditorNotes.module.css'
import type { useMemberEditor } from './useMemberEditor.tsx'

type EditorNotesProps = {
  guest: GuestRef
  /** What the guest is called. */
  title: string
  editor: Pick<
    ReturnType<typeof useMemberEditor>,
    'base' | 'draft' | 'restart' | 'takeOver' | 'runner' | 'progress'
  >
  detail: UseQueryResult<Guest>
  /** The guest as last read; null: not read. */
  latest: Guest | null
  members: ReturnType<typeof useMembers>
  nameOf: (id: MemberId) => string
}

/** What the user should know while changing members, and what can be done about it. */
export function EditorNotes({ guest, title, editor, detail, latest, members, nameOf }: EditorNotesProps) {
  const m = useMessages()
  const overwritten = useOverwrittenEntry(guest)
  const own = useOwnMember(members.result)
  if (latest && statusOf(latest) === 'deleted') return <Note tone="warn">{m.drawer.locked.deleted}</Note>
  if (editor.base === null && !detail.isFetching) return <WhyLocked guest={guest} detail={detail} />
  if (overwritten) return <OverwrittenNote {...overwritten} {...{ guest, title, editor, nameOf }} />
  return (
    <>
      {own?.role === 'light' && <Note tone="info">{m.drawer.lightRole}</Note>}
      {members.result.kind === 'failed' && (
        <Note tone="warn" actions={<NoteAction onClick={members.retry}>{m.common.retry}</NoteAction>}>
          {m.common.membersFailed}
        </Note>
      )}
      <ChangedElsewhereNote editor={editor} latest={latest} nameOf={nameOf} />
    </>
  )
}

/** Why there is no list to edit. */
function WhyLocked({ guest, detail }: Pick<EditorNotesProps, 'guest' | 'detail'>) {
  const m = useMessages()
  const { guests } = useApi()
  const retry = <NoteAction onClick={() => void detail.refetch()}>{m.common.retry}</NoteAction>
  if (detail.isPending) return null
  if (detail.isError) {
    return (
      <Note tone="warn" actions={retry}>
        <RichText text={m.drawer.locked.guestFailed(apiErrorText(detail.error, m))} />
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
  const actions = (
    <>
      {retry}
      <NoteAction onClick={accept}>{m.drawer.acceptEmptyList}</NoteAction>
    </>
  )
  return (
    <Note tone="warn" actions={actions}>
      {m.drawer.emptyList(list.last.length)}
    </Note>
  )
}

/** The list that a later read brought, where it differs from the base. */
function ChangedElsewhereNote({
  editor,
  latest,
  nameOf,
}: Pick<EditorNotesProps, 'editor' | 'latest' | 'nameOf'>) {
  const m = useMessages()
  const theirs = latest?.associatedMembers
  if (editor.base === null || editor.progress.kind !== 'idle' || theirs?.known !== true) return null
  const difference = differenceOf(editor.base, theirs.ids)
  if (isEmpty(difference)) return null
  const change = m.drawer.changedElsewhere(nameChange(difference, nameOf))
  const hasDraft = !isEmpty(editor.draft)
  return (
    <Note
      tone="info"
      actions={
        !hasDraft && <NoteAction onClick={() => editor.restart(theirs.ids)}>{m.drawer.show}</NoteAction>
      }
    >
      <RichText text={hasDraft ? rich`${change} ${m.drawer.saveKeepsIt}` : change} />
    </Note>
  )
}

/** The latest change of this guest from this browser, when someone else's later write has undone a part of it. */
function useOverwrittenEntry(guest: GuestRef) {
  const { entries } = useStore(useChanges().log.state)
  const entry = latestChangeOf(entries, guest)
  const lost = entry && lostOf(entry)
  return lost ? { entry, lost } : null
}

type OverwrittenNoteProps = NonNullable<ReturnType<typeof useOverwrittenEntry>> &
  Pick<EditorNotesProps, 'guest' | 'title' | 'editor' | 'nameOf'>

function OverwrittenNote({ entry, lost, guest, title, editor, nameOf }: OverwrittenNoteProps) {
  const m = useMessages()
  const { log } = useChanges()
  const dismiss = () => log.dismiss(entry.id)
  const applyAgain = () => {
    dismiss()
    const variables = { change: lost }
    void editor.runner.run({ guest, title, variables, onDone: editor.takeOver })
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
      <OverwrittenText title="" lost={lost} member={nameOf} />
    </Note>
  )
}

type NoteProps = { tone: 'info' | 'warn'; children: ReactNode; actions?: ReactNode }

/** A line about what is above it. It interrupts nothing: errors of a save are shown beside the buttons. */
export function Note({ tone, children, actions }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone}>
      <p>{children}</p>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

/** What can be done about a note. */
export function NoteAction({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <Button variant="plain" className={classes.action} onClick={onClick}>
      {children}
    </Button>
  )
}
