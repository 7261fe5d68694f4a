import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewGuest } from '#src/api/guests/guestCalls.ts'
import { outcomeMessages } from '#src/features/changes/outcomeMessages.ts'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import { type Email, type OrgId, titleOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { rich } from '#src/lib/messages/richText.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { RichText } from '#src/ui/RichText.tsx'

/** The guest was created; `unsaved`: the members that are still to be added. */
export type InvitedGuest = { email: Email; unsaved: readonly MemberId[] }

/**
 * Invites a guest, then adds its members: Tallyfy takes them only for a guest that exists. `invite` throws ApiError when the
 * guest was not created; when only the members were not saved, a notice says why.
 */
export function useInviteGuest(org: OrgId) {
  const m = useAllMessages()
  const notices = useNotices()
  const member = useMemberNames(org)
  const [isPending, setPending] = useState(false)
  const create = useMutation(useChanges().createGuestMutation(org))
  const runner = useChangeRunner(org, () => null)

  const inviteWithMembers = async (draft: NewGuest, ids: readonly MemberId[]): Promise<InvitedGuest> => {
    const created = await create.mutateAsync(draft)
    const { email } = created
    if (ids.length === 0) return { email, unsaved: [] }
    const title = titleOf(created)
    const job = { guest: { org, email }, title, variables: { change: { add: ids, remove: [] }, base: [] } }
    const result = await runner.execute(job)
    const { kind } = result.outcome
    if (kind === 'saved' || kind === 'unchanged') {
      runner.showResult(job, result)
      return { email, unsaved: [] }
    }
    const [reason = []] = outcomeMessages(result.outcome, { guest: title, member }, m)
    notices.show({ text: <RichText text={rich`${m.newGuest.withoutMembers(title)} ${reason}`} /> })
    return { email, unsaved: ids }
  }

  const invite = (draft: NewGuest, ids: readonly MemberId[]): Promise<InvitedGuest> => {
    setPending(true)
    return inviteWithMembers(draft, ids).finally(() => setPending(false))
  }
  return { invite, isPending }
}
