import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { createMemberReader } from '#src/guest-list/memberReader.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { useStore } from '#src/ui/useStore.ts'

/** Reads the members of guests that the list brought without them: of the rows in sight, and of all shown on request. */
export function useMemberReader(org: OrgId, view: GuestView) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [reader] = useState(() =>
    createMemberReader(
      (email, signal) => api.guests.readMembers(queryClient, { org, email }, signal),
      (error) => reportError(error),
    ),
  )
  const reading = useStore(reader.reading)
  useEffect(
    () => () => {
      reader.setInSight([])
      reader.stop()
    },
    [reader],
  )
  const unread = useMemo(() => unreadAmong(view, view.shown), [view])
  return {
    /** The guests shown whose members are not known. */
    unread,
    /** Those of them that were not tried yet. */
    untried: unread.filter((email) => !reader.wasTried(email)),
    /** How far *Read members* is; null: it does not run. */
    reading,
    /** These slots are in sight. */
    readRows: (slots: Uint32Array) => reader.setInSight(unreadAmong(view, slots)),
    readAll: () => void reader.readAll(unread),
    stop: reader.stop,
  }
}

export type MemberReaderState = ReturnType<typeof useMemberReader>

function unreadAmong({ index, attention }: GuestView, slots: Uint32Array): Email[] {
  const emails: Email[] = []
  if (attention.withoutList === 0) return emails
  for (const slot of slots) {
    const row = index.rows[slot]
    if (row?.kind !== 'guest') continue
    const { associatedMembers, email } = row.guest
    if (!associatedMembers.known && associatedMembers.reason === 'absent') emails.push(email)
  }
  return emails
}
