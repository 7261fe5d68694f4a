import type { ReactNode } from 'react'
import type { GuestStatus } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './StatusTag.module.css'

type StatusTagProps = {
  status: GuestStatus
  /** Says more than the word for the status. */
  children?: ReactNode
}

/** A guest's status, wherever it is shown: a dot and its word. */
export function StatusTag({ status, children }: StatusTagProps) {
  const m = useMessages()
  return (
    <span className={classes.tag} data-status={status}>
      {children ?? m.guests[status]}
    </span>
  )
}
