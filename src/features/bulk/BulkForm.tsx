import { useId, useState } from 'react'
import { ChosenMembers } from '#src/features/members/ChosenMembers.tsx'
import { MemberChoice } from '#src/features/members/MemberChoice.tsx'
import { MemberPicker } from '#src/features/members/MemberPicker.tsx'
import { nameMember, useMembers } from '#src/features/members/membersResult.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberIndex } from '#src/lib/memberIndex.ts'
import { planRun, type RunPlan } from '#src/runs/plan.ts'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './BulkForm.module.css'
import { changeOf, emptyDraft, type BulkDraft, type BulkKind } from './bulkKinds.ts'
import { PlanForm } from './PlanForm.tsx'
import { useMembersOfGuests } from './useMembersOfGuests.ts'

type BulkFormProps = {
  org: OrgId
  kind: BulkKind
  guests: readonly Guest[]
  /** The members to replace that are chosen already. */
  from: readonly MemberId[]
  onPlan: (plan: RunPlan) => void
  onCancel: () => void
}

/** What to change. *Preview* is possible once enough is chosen. */
export function BulkForm({ org, kind, guests, from, onPlan, onCancel }: BulkFormProps) {
  const m = useAllMessages()
  const [draft, setDraft] = useState<BulkDraft>({ ...emptyDraft, from })
  const change = changeOf(kind, draft)
  const { to } = draft
  return (
    <ErrorBoundary>
      <PlanForm
        about={m.bulk.about[kind](guests.length)}
        makePlan={change && (() => planRun({ org, guests, change }))}
        onPlan={onPlan}
        onCancel={onCancel}
        takesFocus={kind === 'remove-all'}
      >
        <Fields
          {...{ org, kind, guests, draft }}
          hasPreset={from.length > 0}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
        />
        {to !== null && draft.from.includes(to) && (
          <p role="alert" className={classes.error}>
            {m.bulk.sameMember}
          </p>
        )}
      </PlanForm>
    </ErrorBoundary>
  )
}

const none: readonly Guest[] = []

type FieldsProps = Pick<BulkFormProps, 'org' | 'kind' | 'guests'> & {
  draft: BulkDraft
  hasPreset: boolean
  onChange: (part: Partial<BulkDraft>) => void
}

function Fields({ org, kind, guests, draft, hasPreset, onChange }: FieldsProps) {
  const m = useAllMessages()
  const { result } = useMembers(org)
  const members = result.kind === 'read' ? result.list.index : null
  // Only a member who goes can be one that is not among the members.
  const withUnknown = useMembersOfGuests(result, kind === 'add' || kind === 'set' ? none : guests)
  if (kind === 'remove-all') return null
  if (kind === 'add' || kind === 'set' || kind === 'remove') {
    return (
      <MembersField
        org={org}
        label={m.bulk.fields[kind]}
        index={kind === 'remove' ? withUnknown : members}
        members={draft.members}
        isRemoval={kind === 'remove'}
        onChange={(ids) => onChange({ members: ids })}
        takesFocus
      />
    )
  }
  const isOptional = kind === 'replace-or-remove'
  return (
    <>
      {isOptional ? (
        <MembersField
          org={org}
          label={m.bulk.fields.from(true)}
          index={withUnknown}
          members={draft.from}
          isRemoval
          onChange={(ids) => onChange({ from: ids })}
        />
      ) : (
        <MemberChoice
          label={m.bulk.fields.from(false)}
          index={withUnknown}
          value={draft.from[0] ?? null}
          onPick={(id) => onChange({ from: [id] })}
        />
      )}
      <MemberChoice
        label={m.bulk.fields.to}
        placeholder={isOptional ? m.bulk.noReplacement : undefined}
        index={members}
        value={draft.to}
        onPick={(to) => onChange({ to })}
        onClear={isOptional ? () => onChange({ to: null }) : undefined}
        takesFocus={hasPreset}
      />
    </>
  )
}

type MembersFieldProps = {
  org: OrgId
  label: string
  /** The members to choose from; null: they are being read. */
  index: MemberIndex | null
  members: readonly MemberId[]
  /** Those who are chosen go: choosing a disabled member needs no question. */
  isRemoval: boolean
  onChange: (members: readonly MemberId[]) => void
  takesFocus?: boolean
}

/** A picker of several members, and those chosen. */
function MembersField({ org, label, index, members, isRemoval, onChange, takesFocus }: MembersFieldProps) {
  const m = useAllMessages()
  const labelId = useId()
  const { result } = useMembers(org)
  const remove = (id: MemberId) => onChange(members.filter((one) => one !== id))
  return (
    <div className={classes.field}>
      <span id={labelId} className={classes.label}>
        {label}
      </span>
      <MemberPicker
        labelledBy={labelId}
        placeholder={isRemoval ? m.members.choose : m.drawer.addMember}
        index={index}
        checked={new Set(members)}
        onAdd={(ids) => onChange([...members, ...ids.filter((id) => !members.includes(id))])}
        onRemove={remove}
        takesDisabled={isRemoval}
        takesFocus={takesFocus}
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
