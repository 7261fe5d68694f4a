import { useId, useMemo, useState, type FormEvent } from 'react'
import { ChosenMembers } from '#src/features/members/ChosenMembers.tsx'
import { MemberChoice } from '#src/features/members/MemberChoice.tsx'
import { MemberPicker } from '#src/features/members/MemberPicker.tsx'
import { nameMember, useMembers } from '#src/features/members/membersResult.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { createMemberIndex } from '#src/lib/memberIndex.ts'
import { planRun, type RunPlan, type UniformChange } from '#src/runs/plan.ts'
import { Button } from '#src/ui/Button.tsx'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './BulkForm.module.css'

/** The same change for every guest: which kind. */
export type BulkKind = UniformChange['kind']

type BulkFormProps = {
  org: OrgId
  kind: BulkKind
  guests: readonly Guest[]
  from: MemberId | null
  onPlan: (plan: RunPlan) => void
  onCancel: () => void
}

/** What to change. *Preview* is possible once something is chosen. */
export function BulkForm({ org, kind, guests, from, onPlan, onCancel }: BulkFormProps) {
  const m = useMessages()
  const [members, setMembers] = useState<readonly MemberId[]>([])
  const [replaced, setReplaced] = useState<MemberId | null>(from)
  const [replacement, setReplacement] = useState<MemberId | null>(null)
  const [isPlanning, setPlanning] = useState(false)
  const change = changeOf(kind, members, replaced, replacement)
  const index = useChoosableMembers(org, guests)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!change) return
    setPlanning(true)
    const plan = await planRun({ org, guests, change }).finally(() => setPlanning(false))
    onPlan(plan)
  }
  return (
    <ErrorBoundary>
      <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        <p className={classes.about}>{m.bulk.about[kind](guests.length)}</p>
        {kind === 'replace' ? (
          <>
            <MemberChoice label={m.bulk.fields.from} index={index} value={replaced} onPick={setReplaced} />
            <MemberChoice
              label={m.bulk.fields.to}
              index={index}
              value={replacement}
              onPick={setReplacement}
              takesFocus={from !== null}
            />
            {replaced !== null && replaced === replacement && (
              <p role="alert" className={classes.error}>
                {m.bulk.sameMember}
              </p>
            )}
          </>
        ) : (
          <MembersField
            org={org}
            label={m.bulk.fields[kind]}
            index={kind === 'remove' ? index : null}
            members={members}
            onChange={setMembers}
          />
        )}
        <div className={classes.buttons}>
          <Button onClick={onCancel}>{m.common.cancel}</Button>
          <Button type="submit" variant="primary" inactive={change === null} loading={isPlanning}>
            {m.bulk.preview}
          </Button>
        </div>
      </form>
    </ErrorBoundary>
  )
}

/** The change that was chosen; null: not enough is chosen yet. */
function changeOf(
  kind: BulkKind,
  members: readonly MemberId[],
  from: MemberId | null,
  to: MemberId | null,
): UniformChange | null {
  if (kind !== 'replace') return members.length === 0 ? null : { kind, members }
  return from === null || to === null || from === to ? null : { kind, from, to }
}

/** The members, and the ids of these guests that no member has; null: the members are not read. */
function useChoosableMembers(org: OrgId, guests: readonly Guest[]) {
  const m = useMessages()
  const { result } = useMembers(org)
  const list = result.kind === 'read' ? result.list : null
  return useMemo(() => {
    if (!list) return null
    const unknown = new Set<MemberId>()
    for (const { associatedMembers } of guests)
      if (associatedMembers.known)
        for (const id of associatedMembers.ids) if (!list.byId.has(id)) unknown.add(id)
    return createMemberIndex([
      ...list.members,
      ...Array.from(unknown, (id) => unknownMember(id, m.members.unknown(id))),
    ])
  }, [list, guests, m])
}

function unknownMember(id: MemberId, fullName: string): Member {
  return { id, fullName, email: '', status: 'unknown', role: 'other', jobTitle: '', lastLoginAt: 'absent' }
}

type MembersFieldProps = {
  org: OrgId
  label: string
  /** null: the organization's members. */
  index: ReturnType<typeof useChoosableMembers>
  members: readonly MemberId[]
  onChange: (members: readonly MemberId[]) => void
}

/** A picker of several members, and those chosen. */
function MembersField({ org, label, index, members, onChange }: MembersFieldProps) {
  const m = useMessages()
  const labelId = useId()
  const { result } = useMembers(org)
  const choosable = index ?? (result.kind === 'read' ? result.list.index : null)
  const remove = (id: MemberId) => onChange(members.filter((one) => one !== id))
  return (
    <div className={classes.field}>
      <span id={labelId} className={classes.label}>
        {label}
      </span>
      <MemberPicker
        labelledBy={labelId}
        placeholder={m.drawer.addMember}
        index={choosable}
        checked={new Set(members)}
        onAdd={(ids) => onChange([...members, ...ids.filter((id) => !members.includes(id))])}
        onRemove={remove}
        takesFocus
      />
      <ChosenMembers
        labelledBy={labelId}
        ids={members}
        nameOf={(id) => nameMember(id, result, m).accessibleName}
        onRemove={remove}
      />
    </div>
  )
}
