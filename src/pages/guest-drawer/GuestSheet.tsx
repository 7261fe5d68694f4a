import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { GuestFields } from './GuestFields.tsx'
import { GuestNotFound } from './GuestNotFound.tsx'
import { isNotFound } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { LockedEditor } from './LockedEditor.tsx'
import { MemberDesk } from './MemberDesk.tsx'
import type { Work } from './useLeaveGuard.tsx'

type GuestSheetProps = {
  org: OrgId
  email: Email
  /** What the list knows, to show until the guest is read. */
  listed: Guest | null
  onWork: (work: Work) => void
  ask: Ask
}

/**
 * What is known of one guest, and who looks after it. Editing begins with the first fresh list and goes on whatever
 * later reads bring: a draft is never lost to a refetch.
 */
export function GuestSheet({ org, email, listed, onWork, ask }: GuestSheetProps) {
  const api = useApi()
  const detail = useQuery(api.guests.queries.detail({ org, email }))
  const members = useQuery(api.members.queries.list(org))
  const [opened, setOpened] = useState<Guest | null>(null)

  const fresh = detail.isFetchedAfterMount && detail.isSuccess ? detail.data : null
  if (opened === null && fresh?.associatedMembers.known === true) setOpened(fresh)

  const guest = detail.data ?? listed
  if (opened === null && isNotFound(detail.error)) return <GuestNotFound email={email} />
  // Only the list is asked for the counts of tasks.
  const fields = guest && <GuestFields guest={{ ...guest, stats: guest.stats ?? listed?.stats ?? null }} />
  if (opened === null) {
    return (
      <LockedEditor org={org} email={email} guest={guest} detail={detail} members={members}>
        {fields}
      </LockedEditor>
    )
  }
  return (
    <MemberDesk
      org={org}
      opened={opened}
      latest={detail.data ?? opened}
      members={members}
      onWork={onWork}
      ask={ask}
    >
      {fields}
    </MemberDesk>
  )
}
