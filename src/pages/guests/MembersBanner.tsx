import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { createMemberReader } from '#src/guest-list/memberReader.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import classes from './MembersBanner.module.css'

type MembersBannerProps = {
  org: OrgId
  view: GuestView
  /** The slots in sight. */
  slots: Uint32Array
}

/**
 * For a list that came without associated members: says so, reads them for the rows in sight, and offers to read them
 * for all guests shown.
 */
export function MembersBanner({ org, view, slots }: MembersBannerProps) {
  const m = useMessages()
  const reader = useMemberReader(org)
  const reading = useStore(reader.reading)
  const unread = useMemo(() => unreadAmong(view, view.shown), [view])
  useEffect(() => reader.setInSight(unreadAmong(view, slots)), [reader, view, slots])
  if (unread.length === 0 && reading === null) return null
  return (
    <div className={classes.banner}>
      <span>{m.guests.listHasNoMembers}</span>
      {reading ? (
        <>
          <span role="status" className={classes.progress}>
            {m.guests.membersRead(reading.done, reading.total)}
          </span>
          <Button onClick={reader.stop}>{m.guests.stopReading}</Button>
        </>
      ) : (
        unread.some((email) => !reader.wasTried(email)) && (
          <Button onClick={() => void reader.readAll(unread)}>{m.guests.readMembers(unread.length)}</Button>
        )
      )}
    </div>
  )
}

function useMemberReader(org: OrgId) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [reader] = useState(() =>
    createMemberReader(
      (email, signal) => api.guests.readMembers(queryClient, { org, email }, signal),
      (error) => reportError(error),
    ),
  )
  useEffect(
    () => () => {
      reader.setInSight([])
      reader.stop()
    },
    [reader],
  )
  return reader
}

/** The guests in these slots whose members the list did not bring. */
function unreadAmong({ index }: GuestView, slots: Uint32Array): Email[] {
  const emails: Email[] = []
  for (const slot of slots) {
    const row = index.rows[slot]
    if (row?.kind !== 'guest') continue
    const { associatedMembers, email } = row.guest
    if (!associatedMembers.known && associatedMembers.reason === 'absent') emails.push(email)
  }
  return emails
}
