import type { GuestStatus } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './StatusTag.module.css'

/** A guest's status, wherever it is shown: its word, and a dot. */
export function StatusTag({ status }: { status: GuestStatus }) {
  const m = useMessages()
  return (
    <span className={classes.tag} data-status={status}>
      {m.guests[status]}
    </span>
  )
}
