import { useId, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { MemberPicker } from '#src/features/members/MemberPicker.tsx'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, type MemberChange, chooseIn, removeIn } from '#src/lib/memberChange.ts'
import { createMemberIndex } from '#src/lib/memberIndex.ts'
import type { RichText } from '#src/lib/messages/richText.ts'
import { isComposing } from '#src/ui/isComposing.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import classes from './MemberEditor.module.css'
import { MemberRows, memberRowsOf, MemberRowsSkeleton } from './MemberRows.tsx'
import { type PressedSave, SaveBar } from './SaveBar.tsx'
import type { EditorProgress } from './useMemberEditor.tsx'

const noMembers = createMemberIndex([])

type MemberEditorProps = {
  /** The list that the draft is measured against. null: not known. */
  base: readonly MemberId[] | null
  draft: MemberChange
  members: MembersResult
  /** Nothing can be changed; the notes say why. */
  isLocked: boolean
  progress: EditorProgress
  /** Why the last save failed, a line each; empty if it did not. */
  error: readonly RichText[]
  /** Below the list: changes by others, what cannot be read. */
  notes: ReactNode
  /** The rest of the guest. */
  children: ReactNode
  onSubmit: () => Promise<unknown>
  /** Saves, and goes on to the next guest when that is done. Without it there is no such button. */
  onSaveAndNext?: (() => Promise<unknown>) | undefined
  onEdit: (draft: MemberChange) => void
}

/** The members of one guest, what a save would do to them, and the buttons. */
export function MemberEditor(props: MemberEditorProps) {
  const { base, draft, members, isLocked, progress, error, notes, children, onEdit } = props
  const m = useMessages()
  const headingId = useId()
  const known = base ?? []
  const isDirty = !isEmpty(draft)
  const isReadOnly = isLocked || members.kind !== 'read'
  const canEdit = !isReadOnly && progress.kind === 'idle'
  const rows = memberRowsOf(known, draft, members, m)
  const chosen = new Set(rows.filter(({ state }) => state !== 'removed').map(({ id }) => id))

  const keep = (id: MemberId) => canEdit && onEdit(chooseIn(known, draft, id))
  const remove = (id: MemberId) => canEdit && onEdit(removeIn(known, draft, id))
  const [pressed, setPressed] = useState<PressedSave>(null)
  const press = async (button: PressedSave) => {
    const action = button === 'save' ? props.onSubmit : props.onSaveAndNext
    if (!action || progress.kind !== 'idle' || (isDirty && !canEdit)) return
    setPressed(button)
    await action()
    setPressed(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void press('save')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // Caught before the combobox, which would pick an option.
    event.stopPropagation()
    event.preventDefault()
    void press(event.shiftKey ? 'save-and-next' : 'save')
  }
  return (
    <form className={classes.form} noValidate onSubmit={submit} onKeyDownCapture={onKeyDown}>
      <div className={classes.scroll}>
        <section className={classes.members} aria-labelledby={headingId}>
          <div className={classes.heading}>
            <h3 id={headingId}>{m.drawer.associatedMembers}</h3>
            {base && (
              <span className={classes.count}>
                {isDirty
                  ? m.drawer.countChanges(base.length, chosen.size)
                  : m.common.memberCount(base.length)}
              </span>
            )}
          </div>
          <MemberPicker
            labelledBy={headingId}
            placeholder={m.drawer.addMember}
            index={members.kind === 'read' ? members.list.index : noMembers}
            checked={chosen}
            disabled={isReadOnly}
            onToggle={(id) => (chosen.has(id) ? remove(id) : keep(id))}
          />
          {base && (
            <MemberRows
              labelledBy={headingId}
              rows={rows}
              membersKind={members.kind}
              isReadOnly={isReadOnly}
              onRemove={remove}
              onKeep={keep}
            />
          )}
          {base === null && progress.kind === 'reading' && <MemberRowsSkeleton />}
          {notes}
        </section>
        {children}
      </div>
      <NoticeOutlet place="dialog" />
      <SaveBar
        isDirty={isDirty}
        isLocked={isLocked}
        progress={progress}
        error={error}
        base={known}
        draft={draft}
        rows={rows}
        pressed={pressed}
        onDiscard={() => onEdit(noChange)}
        onSaveAndNext={props.onSaveAndNext && (() => void press('save-and-next'))}
      />
    </form>
  )
}
