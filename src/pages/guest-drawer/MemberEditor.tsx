import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  type FormEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { MemberPicker } from '#src/features/members/MemberPicker.tsx'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import { useOwnMember } from '#src/features/members/useOwnMember.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, type MemberChange, chooseIn, removeIn } from '#src/lib/memberChange.ts'
import type { RichText } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { isComposing } from '#src/ui/isComposing.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import classes from './MemberEditor.module.css'
import { MemberRows, memberRowsOf, MemberRowsSkeleton } from './MemberRows.tsx'
import { SaveBar, usePressedSave } from './SaveBar.tsx'
import { SuggestedMember } from './SuggestedMember.tsx'
import type { EditorProgress } from './useMemberEditor.tsx'

type MemberEditorProps = {
  /** For the suggestion; `company` is '' for none. */
  guest: { org: OrgId; company: string }
  /** The list that the draft is measured against. null: not known. */
  shown: readonly MemberId[] | null
  draft: MemberChange
  members: MembersResult
  /** Nothing can be changed; the notes or the error say why. */
  isLocked: boolean
  progress: EditorProgress
  /** Why the last save failed, a line each; empty if it did not. */
  error: readonly RichText[]
  /** Only another save can tell what became of the last one. */
  isUndecided: boolean
  focusesPicker: boolean
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
  const { shown, draft, members, isLocked, progress, notes, children } = props
  const m = useMessages()
  const headingId = useId()
  const form = useRef<HTMLFormElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const known = shown ?? []
  const isDirty = !isEmpty(draft)
  const isReading = progress.kind === 'reading'
  const canEdit = !isLocked && (isReading || progress.kind === 'idle')
  const rows = memberRowsOf(known, draft, members, m)
  const chosen = new Set(rows.filter(({ state }) => state !== 'removed').map(({ id }) => id))
  const own = useOwnMember(members)
  const canAssignToMe = canEdit && own !== null && own.status !== 'disabled' && !chosen.has(own.id)
  const { pressed, press, cancel } = usePressedSave(props)

  const onEdit = (change: MemberChange) => {
    cancel()
    props.onEdit(change)
  }
  const add = (ids: readonly MemberId[]) =>
    canEdit && onEdit(ids.reduce((change, id) => chooseIn(known, change, id), draft))
  /** The pressed button goes away; the focus must not. On a touch screen the field would bring up the keyboard. */
  const addByButton = (id: MemberId, { nativeEvent }: MouseEvent) => {
    add([id])
    const isTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
    if (!isTouch) picker.current?.focus()
  }
  const remove = (id: MemberId) => canEdit && onEdit(removeIn(known, draft, id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    press('save')
  }
  useSaveKeys(form, press)
  return (
    <form ref={form} className={classes.form} noValidate onSubmit={submit}>
      <div className={classes.scroll}>
        <section className={classes.members} aria-labelledby={headingId}>
          <div className={classes.heading}>
            <h3 id={headingId}>{m.drawer.associatedMembers}</h3>
            {shown && <span className={classes.count}>{m.common.memberCount(shown.length)}</span>}
            {canAssignToMe && (
              <Button variant="link" className={classes.toMe} onClick={(event) => addByButton(own.id, event)}>
                {m.drawer.assignToMe}
              </Button>
            )}
          </div>
          <MemberPicker
            labelledBy={headingId}
            fieldRef={picker}
            placeholder={m.drawer.addMember}
            index={members.kind === 'read' ? members.list.index : null}
            checked={chosen}
            disabled={isLocked || members.kind === 'failed'}
            takesFocus={props.focusesPicker}
            onAdd={add}
            onRemove={remove}
          />
          {canEdit && (
            <SuggestedMember
              {...props.guest}
              members={members}
              // Nor one who was just taken out.
              decided={new Set([...chosen, ...draft.remove])}
              onAdd={addByButton}
            />
          )}
          {(shown || rows.length > 0) && (
            <MemberRows
              labelledBy={headingId}
              rows={rows}
              membersKind={members.kind}
              isReadOnly={isLocked || members.kind !== 'read'}
              onRemove={remove}
              onKeep={(id) => add([id])}
            />
          )}
          {shown === null && isReading && <MemberRowsSkeleton />}
          {notes}
        </section>
        {children}
      </div>
      <NoticeOutlet place="dialog" />
      <SaveBar
        {...{ isDirty, isLocked, progress, draft, rows, pressed }}
        error={props.error}
        onCheckAgain={props.isUndecided && !isLocked ? () => press('save') : null}
        base={known}
        onDiscard={() => onEdit(noChange)}
        onSaveAndNext={props.onSaveAndNext && (() => press('save-and-next'))}
      />
    </form>
  )
}

/** Ctrl or ⌘ with Enter saves from anywhere in the drawer, also when nothing has the focus; with Shift it goes on, too. */
function useSaveKeys(
  form: RefObject<HTMLFormElement | null>,
  press: (button: 'save' | 'save-and-next') => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    const drawer = form.current?.closest('[role=dialog]')
    if (event.target !== document.body && !(event.target instanceof Node && drawer?.contains(event.target)))
      return
    event.preventDefault()
    press(event.shiftKey ? 'save-and-next' : 'save')
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
}
