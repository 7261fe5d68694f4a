import { zodResolver } from '@hookform/resolvers/zod'
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, type MemberChange } from '#src/lib/memberChange.ts'
import { chooseIn, effectOf, removeIn } from '#src/lib/memberDraft.ts'
import { MemberPicker } from '#src/ui/MemberPicker.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import { DraftCounts, DraftNames } from './DraftSummary.tsx'
import classes from './MemberEditor.module.css'
import { MemberRows } from './MemberRows.tsx'
import { memberRowsOf } from './memberRows.ts'
import type { MembersRead } from './membersRead.ts'
import { SaveBar } from './SaveBar.tsx'
import type { SaveProgress } from './useMemberSave.tsx'

const Ids = z.array(z.int().positive())
const MemberDraft = z.object({ add: Ids, remove: Ids })
type MemberDraft = z.infer<typeof MemberDraft>

type MemberEditorProps = {
  /** The list as read when the editor opened; it does not change while the editor lives. `null`: not known. */
  base: readonly MemberId[] | null
  /** What was drafted before and is still to be saved. */
  drafted?: MemberChange
  members: MembersRead
  /** Nothing can be changed; the notes say why. */
  locked: boolean
  progress: SaveProgress
  /** What the last save could not do; '' when there is nothing to say. */
  error: string
  /** Below the list: what others did meanwhile, what cannot be read. */
  notes: ReactNode
  /** The rest of the guest. */
  children: ReactNode
  onSave: (change: MemberChange) => void
  /** Told of every change of what there is to save. */
  onDraft: (effect: MemberChange) => void
}

/** The members of one guest, and a draft that is a change, never a list. Keyed by what it edits. */
export function MemberEditor(props: MemberEditorProps) {
  const {
    base: known,
    drafted = noChange,
    members,
    locked,
    progress,
    error,
    notes,
    children,
    onSave,
    onDraft,
  } = props
  const base = known ?? []
  const headingId = useId()
  const form = useForm<MemberDraft>({
    resolver: zodResolver(MemberDraft),
    defaultValues: { add: [...drafted.add], remove: [...drafted.remove] },
  })
  const [add, remove] = useWatch({ control: form.control, name: ['add', 'remove'] })
  const effect = effectOf(base, { add, remove })
  const dirty = !isEmpty(effect)
  const rows = memberRowsOf(base, effect, members)
  const closed = locked || members.kind !== 'read' || progress.kind !== 'idle'

  const become = (next: MemberChange) => {
    form.setValue('add', [...next.add])
    form.setValue('remove', [...next.remove])
    onDraft(effectOf(base, next))
  }
  const keep = (id: MemberId) => become(chooseIn(base, effect, id))
  const drop = (id: MemberId) => become(removeIn(base, effect, id))
  const chosen = new Set(rows.filter(({ state }) => state !== 'removed').map(({ id }) => id))
  const submit = form.handleSubmit((draft) => {
    const change = effectOf(base, draft)
    if (!closed && !isEmpty(change)) onSave(change)
  })
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // Caught on the way down: the combobox would take it for a tick.
    event.preventDefault()
    event.stopPropagation()
    void submit()
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDownCapture={onKey}
    >
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
            disabled={closed}
            onToggle={(id) => (chosen.has(id) ? drop(id) : keep(id))}
          />
          {known && (
            <MemberRows
              labelledBy={headingId}
              rows={rows}
              names={members.kind}
              readOnly={locked}
              onRemove={(id) => !closed && drop(id)}
              onKeep={(id) => !closed && keep(id)}
            />
          )}
          {notes}
        </section>
        {children}
      </div>
      <NoticeOutlet place="dialog" />
      <SaveBar
        dirty={dirty}
        progress={progress}
        error={error}
        summary={
          <>
            <DraftCounts base={base} draft={effect} />
            <DraftNames rows={rows} />
          </>
        }
        onDiscard={() => become(noChange)}
      />
    </form>
  )
}

function inNumbers(count: number): string {
  return count === 1 ? '1 member' : `${count} members`
}
