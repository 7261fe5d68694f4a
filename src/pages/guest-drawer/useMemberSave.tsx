import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangeStep } from '#src/changes/changeRequest.ts'
import type { ChangeMembersVariables, ChangeResult } from '#src/changes/createChanges.ts'
import { useApi, useChanges } from '#src/features/AppContext.tsx'
import type { NameOf } from '#src/features/changes/outcomeMessages.ts'
import type { GuestRef } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { applyChange, type MemberChange } from '#src/lib/memberChange.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { removeAll, unexpectedNull } from './saveQuestions.tsx'

/** Where the editor is. `reading`: its list is not here yet. */
export type SaveProgress = { kind: 'idle' } | { kind: 'reading' } | ChangeStep

const idle: SaveProgress = { kind: 'idle' }

/**
 * One save at a time of one guest. `save` opens the questions that the save needs and resolves with how it ended; null:
 * the user chose not to continue. It continues when the drawer closes, and waits at a 401 until the user signs in.
 */
export function useMemberSave(guest: GuestRef, ask: Ask, member: NameOf) {
  const api = useApi()
  const m = useMessages()
  const [progress, setProgress] = useState(idle)
  const { mutateAsync } = useMutation(useChanges().changeMembersMutation(guest, setProgress))

  const save = async (base: readonly MemberId[], change: MemberChange): Promise<ChangeResult | null> => {
    let variables: ChangeMembersVariables = { change, base, session: api.session.current() }
    if (base.length > 0 && applyChange(base, change).length === 0) {
      if (!(await ask(removeAll(base, member, m)))) return null
      variables = { ...variables, confirmed: true }
    }
    for (;;) {
      setProgress({ kind: 'saving' })
      const result = await mutateAsync(variables).finally(() => setProgress(idle))
      const { outcome } = result
      if (outcome.kind === 'needs-confirmation') {
        if (!(await ask(removeAll(outcome.removed, member, m)))) return null
        variables = { ...variables, confirmed: true, inDoubt: outcome.inDoubt }
      } else if (outcome.kind === 'unexpected-null') {
        if (!(await ask(unexpectedNull(outcome.last, member, m)))) return null
        api.guests.acceptEmptyList(guest)
        variables = { ...variables, inDoubt: outcome.inDoubt }
      } else return result
    }
  }
  return { save, progress }
}
