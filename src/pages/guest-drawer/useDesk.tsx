import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import { titleOf, type Guest, type OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, noChange, type MemberChange } from '#src/lib/memberChange.ts'
import { effectOf } from '#src/lib/memberDraft.ts'
import { describeOutcome, type NameOf } from '#src/features/changes/outcomeSentences.ts'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { useMemberSave } from './useMemberSave.tsx'
import { useMounted } from './useMounted.ts'

const Ids = z.array(z.int().check(z.positive()))
const MemberDraft = z.object({ add: Ids, remove: Ids })
type MemberDraft = z.infer<typeof MemberDraft>

type Ended = { error: string; forbidden: boolean }
const well: Ended = { error: '', forbidden: false }

/**
 * The editing of one guest's members from the first fresh list on: the draft, which is a change and never a list,
 * measured against a base that only our own saves move; saving, undo, and what came of it.
 */
export function useDesk(org: OrgId, opened: Guest, ask: Ask, name: NameOf) {
  const [base, setBase] = useState<readonly MemberId[]>(() => idsOf(opened) ?? [])
  const form = useForm<MemberDraft>({
    resolver: zodResolver(MemberDraft),
    defaultValues: { add: [], remove: [] },
  })
  const [add, remove] = useWatch({ control: form.control, name: ['add', 'remove'] })
  const draft = effectOf(base, { add, remove })
  const [ended, setEnded] = useState(well)
  const { save, progress } = useMemberSave(org, opened.email, ask, name)
  const mounted = useMounted()
  const runner = useChangeRunner(org, () => (mounted.current ? opened.email : null))

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
      startOver(
        ids,
        outcome.kind === 'partly saved' ? { add: outcome.missing, remove: outcome.kept } : noChange,
      )
    if (outcome.kind === 'saved' || outcome.kind === 'already so') return true
    const forbidden = outcome.kind === 'refused' && outcome.readOnly
    setEnded({ error: describeOutcome(outcome, name), forbidden })
    return false
  }

  const start = async (wanted: MemberChange) => {
    if (isEmpty(wanted) || progress.kind !== 'idle') return
    setEnded(well)
    const outcome = await save(base, wanted)
    if (outcome === null) return
    // What went well is told where it can be undone, what did not beside the draft, as long as that is there.
    const told = mounted.current && !finish(outcome)
    if (!told)
      runner.tell({ email: opened.email, title: titleOf(opened), asked: { change: wanted }, follow }, outcome)
  }

  const submit = form.handleSubmit((values) => start(effectOf(base, values)))
  return { base, draft, change, submit, startOver, follow, ended, progress, runner }
}

function idsOf({ associatedMembers: members }: Guest): readonly MemberId[] | null {
  return members.known ? members.ids : null
}

/** The list the server holds after a change that landed; null: it did not land, or nothing was read for it. */
function landedIds(outcome: ChangeOutcome): readonly MemberId[] | null {
  const landed = outcome.kind === 'saved' || outcome.kind === 'already so' || outcome.kind === 'partly saved'
  return landed && outcome.guest ? idsOf(outcome.guest) : null
}
