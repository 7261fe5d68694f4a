import type { ReactNode } from 'react'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { OverwrittenText } from '#src/features/changes/OutcomeText.tsx'
import { type GuestRef, isSameGuest } from '#src/lib/guest.ts'
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
  editor: Pick<
    ReturnType<typeof useMemberEditor>,
    'base' | 'draft' | 'isForbidden' | 'restart' | 'takeOver' | 'runner'
  >
  /** The list that a later read brought, where it differs from the base. */
  changedElsewhere: readonly MemberId[] | null
  nameOf: (id: MemberId) => string
  /** null: the members did not fail to load. */
  onRetryMembers: (() => void) | null
}

/** What the user should know while changing members, and what can be done about it. */
export function EditorNotes({ guest, editor, changedElsewhere, nameOf, onRetryMembers }: EditorNotesProps) {
  const m = useMessages()
  const overwritten = useOverwrittenEntry(guest)
  if (overwritten) return <OverwrittenNote {...overwritten} guest={guest} editor={editor} nameOf={nameOf} />
  return (
    <>
      {editor.isForbidden && <Note tone="warn">{m.drawer.readOnly}</Note>}
      {onRetryMembers && (
        <Note tone="warn" actions={<NoteAction onClick={onRetryMembers}>{m.common.retry}</NoteAction>}>
          {m.common.membersFailed}
        </Note>
      )}
      {changedElsewhere && <ChangedElsewhereNote ids={changedElsewhere} editor={editor} nameOf={nameOf} />}
    </>
  )
}

type ChangedElsewhereNoteProps = Pick<EditorNotesProps, 'editor' | 'nameOf'> & { ids: readonly MemberId[] }

function ChangedElsewhereNote({ ids, editor, nameOf }: ChangedElsewhereNoteProps) {
  const m = useMessages()
  const { add, remove } = differenceOf(editor.base, ids)
  const change = m.drawer.changedElsewhere({ add: add.map(nameOf), remove: remove.map(nameOf) })
  const hasDraft = !isEmpty(editor.draft)
  return (
    <Note
      tone="info"
      actions={!hasDraft && <NoteAction onClick={() => editor.restart(ids)}>{m.drawer.show}</NoteAction>}
    >
      <RichText text={hasDraft ? rich`${change} ${m.drawer.saveKeepsIt}` : change} />
    </Note>
  )
}

/** The latest change of this guest from this tab, when someone else's later write has undone a part of it. */
function useOverwrittenEntry(guest: GuestRef) {
  const entries = useStore(useChanges().log.entries)
  const entry = entries.find((one) => isSameGuest(one.guest, guest))
  if (entry?.recheck.kind !== 'overwritten' || entry.undoneBy !== null) return null
  return { entry, lost: entry.recheck.lost }
}

type OverwrittenNoteProps = NonNullable<ReturnType<typeof useOverwrittenEntry>> &
  Pick<EditorNotesProps, 'guest' | 'editor' | 'nameOf'>

function OverwrittenNote({ entry, lost, guest, editor, nameOf }: OverwrittenNoteProps) {
  const m = useMessages()
  const { log } = useChanges()
  const dismiss = () => log.dismiss(entry.id)
  const applyAgain = () => {
    dismiss()
    const variables = { change: lost }
    void editor.runner.run({ guest, title: entry.title, variables, onDone: editor.takeOver })
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
