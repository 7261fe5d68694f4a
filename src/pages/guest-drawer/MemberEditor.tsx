import { useId, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, type MemberChange } from '#src/lib/memberChange.ts'
import { chooseIn, removeIn } from '#src/lib/memberDraft.ts'
import type { RichText } from '#src/lib/messages/richText.ts'
import { MemberPicker } from '#src/features/members/MemberPicker.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import { DraftCounts, DraftNames } from './DraftSummary.tsx'
import classes from './MemberEditor.module.css'
import { ComingRows, MemberRows } from './MemberRows.tsx'
import { memberRowsOf } from './memberRows.ts'
import type { MembersRead } from '#src/features/members/membersRead.ts'
import { SaveBar } from './SaveBar.tsx'
import type { SaveProgress } from './useMemberSave.tsx'

type MemberEditorProps = {
  /** The list that the draft is measured against. `null`: not known. */
  base: readonly MemberId[] | null
  draft: MemberChange
  members: MembersRead
  /** Nothing can be changed; the notes say why. */
  locked: boolean
  progress: SaveProgress
  /** What the last save could not do, in lines. */
  error: readonly RichText[]
  /** Below the list: what others did meanwhile, what cannot be read. */
  notes: ReactNode
  /** The rest of the guest. */
  children: ReactNode
  onSubmit: () => void
  onDraft: (draft: MemberChange) => void
}

/** The members of one guest, what a save would do to them, and the buttons. */
export function MemberEditor(props: MemberEditorProps) {
  const { base: known, draft, members, locked, progress, error, notes, children, onSubmit, onDraft } = props
  const headingId = useId()
  const base = known ?? []
  const dirty = !isEmpty(draft)
  const rows = memberRowsOf(base, draft, members)
  const closed = locked || members.kind !== 'read' || progress.kind !== 'idle'
  const chosen = new Set(rows.filter(({ state }) => state !== 'removed').map(({ id }) => id))

  const keep = (id: MemberId) => !closed && onDraft(chooseIn(base, draft, id))
  const drop = (id: MemberId) => !closed && onDraft(removeIn(base, draft, id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!closed) onSubmit()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // Caught on the way down: the combobox would take it for a tick.
    event.stopPropagation()
    submit(event)
  }
  return (
    <form className={classes.form} noValidate onSubmit={submit} onKeyDownCapture={onKey}>
      <div className={classes.scroll}>
        <section className={classes.members} aria-labelledby={headingId}>
          <div className={classes.heading}>
            <h3 id={headingId}>Associated members</h3>
            {known && (
              <span className={classes.count}>
                {dirty ? `${base.length} → ${chosen.size}` : inNumbers(base.length)}
              </span>
            )}
          </div>
          <MemberPicker
            labelledBy={headingId}
            placeholder="Add a member by name or email…"
            members={members.kind === 'read' ? members.members : []}
            checked={chosen}
            disabled={locked || members.kind !== 'read'}
            onToggle={(id) => (chosen.has(id) ? drop(id) : keep(id))}
          />
          {known && (
            <MemberRows
              labelledBy={headingId}
              rows={rows}
              names={members.kind}
              readOnly={locked || members.kind !== 'read'}
              onRemove={drop}
              onKeep={keep}
            />
          )}
          {known === null && progress.kind === 'reading' && <ComingRows />}
          {notes}
        </section>
        {children}
      </div>
      <NoticeOutlet place="dialog" />
      <SaveBar
        dirty={dirty}
        locked={locked}
        progress={progress}
        error={error}
        summary={
          <>
            <DraftCounts base={base} draft={draft} /> <DraftNames rows={rows} />
          </>
        }
        onDiscard={() => onDraft(noChange)}
      />
    </form>
  )
}

function inNumbers(count: number): string {
  return count === 1 ? '1 member' : `${count} members`
}
