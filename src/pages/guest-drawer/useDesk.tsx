import { useState } from 'react'
import type { ChangeOutcome } from '#src/lib/changeOutcome.ts'
import { titleOf, type Guest, type OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { noChange, type MemberChange } from '#src/lib/memberChange.ts'
import { describeOutcome, type NameOf } from '#src/lib/outcomeSentences.ts'
import { OutcomeText } from '#src/pages/changes/OutcomeText.tsx'
import { useChangeRunner } from '#src/pages/changes/useChangeRunner.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { useMemberSave } from './useMemberSave.tsx'
import { useMounted } from './useMounted.ts'

/**
 * What is being edited. Each edition is a new form: `base` is the list it is measured against, `drafted` what it
 * begins with. `draft` is what there is to save now.
 */
type Edition = { number: number; base: readonly MemberId[]; drafted: MemberChange; draft: MemberChange }

type Ended = { error: string; forbidden: string }
const well: Ended = { error: '', forbidden: '' }

/** The editing of one guest's members from the first fresh list on: draft, save, undo, and what came of it. */
export function useDesk(org: OrgId, opened: Guest, ask: Ask, name: NameOf) {
  const [edition, setEdition] = useState<Edition>(() => firstEdition(opened))
  const [ended, setEnded] = useState(well)
  const { save, progress } = useMemberSave(org, opened.email, ask, name)
  const runner = useChangeRunner(org)
  const notices = useNotices()
  const mounted = useMounted()

  /** The server's list is known again; `drafted` left out: the draft goes on. */
  const startOver = (base: readonly MemberId[], drafted?: MemberChange) =>
    setEdition((last) => {
      const next = drafted ?? last.draft
      return { number: last.number + 1, base, drafted: next, draft: next }
    })

  /** Takes over what a change without an editor has done to this guest. */
  const follow = (outcome: ChangeOutcome) => {
    const ids = landedIds(outcome)
    if (ids) startOver(ids)
  }

  const tell = (outcome: ChangeOutcome) => {
    const entry = runner.entryOf(outcome)
    const text = <OutcomeText title="" outcome={outcome} name={name} undoing={false} />
    notices.show({
      text,
      ...(entry && { action: { label: 'Undo', run: () => void runner.undo(entry, follow) } }),
    })
  }

  const finish = (outcome: ChangeOutcome) => {
    const ids = landedIds(outcome)
    if (ids) startOver(ids, outcome.kind === 'partly saved' ? { add: outcome.missing, remove: [] } : noChange)
    if (outcome.kind === 'saved' || outcome.kind === 'already so') return tell(outcome)
    const error = describeOutcome(outcome, name)
    setEnded({ error, forbidden: outcome.kind === 'refused' && outcome.readOnly ? error : '' })
  }

  const start = async (change: MemberChange) => {
    setEnded(well)
    const outcome = await save(edition.base, change)
    if (outcome === null) return
    if (mounted.current) finish(outcome)
    else runner.tell(opened.email, titleOf(opened), { change }, outcome)
  }

  const onDraft = (draft: MemberChange) => setEdition((last) => ({ ...last, draft }))
  return { edition, ended, progress, start, startOver, follow, onDraft, runner }
}

function firstEdition({ associatedMembers: members }: Guest): Edition {
  return { number: 1, base: members.known ? members.ids : [], drafted: noChange, draft: noChange }
}

/** The list the server holds after a change that landed; null: it did not land, or nothing was read for it. */
function landedIds(outcome: ChangeOutcome): readonly MemberId[] | null {
  const landed = outcome.kind === 'saved' || outcome.kind === 'already so' || outcome.kind === 'partly saved'
  if (!landed || !outcome.guest?.associatedMembers.known) return null
  return outcome.guest.associatedMembers.ids
}
