import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { changeMembersOf } from '#src/changes/changeMembersMutation.ts'
import type { ChangeStep } from '#src/changes/changeRequest.ts'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { applyChange, type MemberChange } from '#src/lib/memberChange.ts'
import type { NameOf } from '#src/features/changes/outcomeSentences.ts'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { removeAll, saysNobody } from './saveQuestions.tsx'

/** Where the editor is. `reading`: its list is not here yet. */
export type SaveProgress = { kind: 'idle' } | { kind: 'reading' } | ChangeStep

/**
 * One save at a time of one guest. `save` asks what must be asked and resolves with how it ended; null: the person
 * chose not to go on. It goes on when the drawer closes, and waits at a 401 until somebody signed in.
 */
export function useMemberSave(org: OrgId, email: Email, ask: Ask, name: NameOf) {
  const [progress, setProgress] = useState<SaveProgress>({ kind: 'idle' })
  const { mutateAsync } = useMutation(changeMembersOf(org, email, setProgress))

  const save = async (base: readonly MemberId[], change: MemberChange): Promise<ChangeOutcome | null> => {
    const confirmed = { empty: false, nobody: false }
    if (base.length > 0 && applyChange(base, change).length === 0) {
      confirmed.empty = await ask(removeAll(base, name))
      if (!confirmed.empty) return null
    }
    for (;;) {
      setProgress({ kind: 'saving' })
      // A mutation remembers what it was given: each try is a new object.
      const outcome = await mutateAsync({ change, base, confirmed: { ...confirmed } })
      setProgress({ kind: 'idle' })
      if (outcome.kind === 'would empty') confirmed.empty = await ask(removeAll(outcome.removed, name))
      else if (outcome.kind === 'says nobody') confirmed.nobody = await ask(saysNobody(outcome.known, name))
      else return outcome
      const agreed = outcome.kind === 'would empty' ? confirmed.empty : confirmed.nobody
      if (!agreed) return null
    }
  }
  return { save, progress }
}
