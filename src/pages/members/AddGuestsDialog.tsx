import { useId, useState } from 'react'
import { PlanForm } from '#src/features/bulk/PlanForm.tsx'
import { RunDialog, type OnPlan } from '#src/features/bulk/RunDialog.tsx'
import { type GuestIndex, guestsAt, hasOneOf } from '#src/guest-list/guestIndex.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { textMatcher } from '#src/lib/textMatcher.ts'
import { planRun } from '#src/runs/plan.ts'
import { Button } from '#src/ui/Button.tsx'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './AddGuestsDialog.module.css'

type AddGuestsDialogProps = {
  org: OrgId
  id: MemberId
  index: GuestIndex
  onClose: () => void
}

/** Adds the member to guests that are picked by name, email or company. */
export function AddGuestsDialog({ org, id, index, onClose }: AddGuestsDialogProps) {
  const m = useAllMessages()
  return (
    <RunDialog
      org={org}
      title={m.memberPage.addGuests}
      onClose={onClose}
      renderForm={(onPlan) => (
        <GuestsForm org={org} id={id} index={index} onPlan={onPlan} onCancel={onClose} />
      )}
    />
  )
}

type GuestsFormProps = Omit<AddGuestsDialogProps, 'onClose'> & { onPlan: OnPlan; onCancel: () => void }

/** At most so many guests are offered: more are found by typing. */
const maxOptions = 200

function GuestsForm({ org, id, index, onPlan, onCancel }: GuestsFormProps) {
  const m = useAllMessages()
  const labelId = useId()
  const [slots, setSlots] = useState<ReadonlySet<number>>(new Set())
  const titleOf = (slot: number) => index.titles[slot] || (index.keys[slot] ?? '')
  const toggle = (slot: number) => setSlots((chosen) => toggled(chosen, slot))
  const makePlan = async () =>
    planRun({ org, guests: guestsAt(index, slots), change: { kind: 'add', members: [id] } })
  return (
    <PlanForm makePlan={slots.size === 0 ? null : makePlan} onPlan={onPlan} onCancel={onCancel}>
      <span id={labelId} className={classes.label}>
        {m.memberPage.guestsToAdd}
      </span>
      <Combobox
        multiple
        aria-labelledby={labelId}
        inputClassName={classes.input}
        placeholder={m.memberPage.findGuests}
        optionsFor={(query) => findGuests(index, id, query)}
        keyOf={(slot) => slot}
        isSelected={(slot) => slots.has(slot)}
        optionHeight={3}
        renderOption={(slot, optionProps) => (
          <div {...optionProps} className={classes.option}>
            <bdi translate="no">{titleOf(slot)}</bdi>
            <bdi translate="no" className={classes.email}>
              {index.keys[slot]}
            </bdi>
          </div>
        )}
        onPick={toggle}
        listLabel={m.memberPage.guests}
        emptyText={m.guests.noMatchTitle}
      />
      <ul aria-labelledby={labelId} className={classes.chosen}>
        {Array.from(slots, (slot) => (
          <li key={slot}>
            <bdi translate="no">{titleOf(slot)}</bdi>
            <Button
              variant="subtle"
              aria-label={m.bulk.removeChosen(titleOf(slot))}
              onClick={() => toggle(slot)}
            >
              <span aria-hidden="true">{m.bulk.removeSign}</span>
            </Button>
          </li>
        ))}
      </ul>
    </PlanForm>
  )
}

function toggled(slots: ReadonlySet<number>, slot: number): ReadonlySet<number> {
  const next = new Set(slots)
  if (!next.delete(slot)) next.add(slot)
  return next
}

/** The first guests without this member that match the query. */
function findGuests(index: GuestIndex, id: MemberId, query: string): number[] {
  const matches = textMatcher(query)
  const found: number[] = []
  const ids = new Set([id])
  for (let slot = 0; slot < index.size && found.length < maxOptions; slot++) {
    const isFree = index.rows[slot]?.kind === 'guest' && !hasOneOf(index.memberLists, slot, ids)
    if (isFree && matches(index.texts[slot] ?? '')) found.push(slot)
  }
  return found
}
