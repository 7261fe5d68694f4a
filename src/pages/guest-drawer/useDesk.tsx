import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import { titleOf, type Guest, type GuestRef, type OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, type MemberChange } from '#src/lib/memberChange.ts'
import { effectOf } from '#src/lib/memberDraft.ts'
import { outcomeMessages, type NameOf } from '#src/features/changes/outcomeMessages.ts'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import type { RichText } from '#src/lib/messages/richText.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { useMemberSave } from './useMemberSave.tsx'
import { useMounted } from './useMounted.ts'

const Ids = z.array(z.int().check(z.positive()))
const MemberDraft = z.object({ add: Ids, remove: Ids })
type MemberDraft = z.infer<typeof MemberDraft>

type Ended = { error: readonly RichText[]; forbidden: boolean }
const well: Ended = { error: [], forbidden: false }

/**
 * The editing of one guest's members from the first fresh list on: the draft, which is a change and never a list,
 * measured against a base that only our own saves move; saving, undo, and what came of it.
 */
export function useDesk(org: OrgId, opened: Guest, ask: Ask, member: NameOf) {
  const m = useMessages()
  const guest: GuestRef = { org, email: opened.email }
  const [base, setBase] = useState<readonly MemberId[]>(() => idsOf(opened) ?? [])
  const form = useForm<MemberDraft>({
    resolver: zodResolver(MemberDraft),
    defaultValues: { add: [], remove: [] },
  })
  const [add, remove] = useWatch({ control: form.control, name: ['add', 'remove'] })
  const draft = effectOf(base, { add, remove })
  const [ended, setEnded] = useState(well)
  const { save, progress } = useMemberSave(guest, ask, member)
  const mounted = useMounted()
  const runner = useChangeRunner(org, () => (mounted.current ? guest : null))

  const change = (next: MemberChange) => {
    form.reset({ add: [...next.add], remove: [...next.remove] })
    // An error belongs to the draft it was about.
    if (isEmpty(next)) setEnded(({ forbidden }) => ({ ...well, forbidden }))
  }

  /** Begins anew from this list; `drafted` is what is still to be saved. */
  const startOver = (ids: readonly MemberId[], drafted: MemberChange) => {
    setBase(ids)
    change(drafted)
  }

  /** Takes over what a change without an editor has done to this guest; the draft goes on. */
  const follow = (outcome: ChangeOutcome) => {
    const ids = landedIds(outcome)
    if (ids) setBase(ids)
  }

  const finish = (outcome: ChangeOutcome) => {
    const ids = landedIds(outcome)
    if (ids)
      startOver(ids, outcome.kind === 'partial' ? { add: outcome.missing, remove: outcome.kept } : noChange)
    if (outcome.kind === 'saved' || outcome.kind === 'unchanged') return true
    const forbidden = outcome.kind === 'refused' && outcome.error.status === 403
    const names = { guest: titleOf(opened), member }
    setEnded({ error: outcomeMessages(outcome, names, m), forbidden })
    return false
  }

  const start = async (wanted: MemberChange) => {
    if (isEmpty(wanted) || progress.kind !== 'idle') return
    setEnded(well)
    const result = await save(base, wanted)
    if (result === null) return
    // A success is shown where it can be undone, an error beside the draft, as long as that is there.
    const isShown = mounted.current && !finish(result.outcome)
    if (isShown) return
    const variables = { change: wanted }
    runner.showResult({ guest, title: titleOf(opened), variables, onDone: follow }, result)
  }

  const submit = form.handleSubmit((values) => start(effectOf(base, values)))
  return { base, draft, change, submit, startOver, follow, ended, progress, runner }
}

function idsOf({ associatedMembers: members }: Guest): readonly MemberId[] | null {
  return members.known ? members.ids : null
}

/** The list the server holds after a change that landed; null: it did not land, or nothing was read for it. */
function landedIds(outcome: ChangeOutcome): readonly MemberId[] | null {
  const landed = outcome.kind === 'saved' || outcome.kind === 'unchanged' || outcome.kind === 'partial'
  return landed && outcome.guest ? idsOf(outcome.guest) : null
}
