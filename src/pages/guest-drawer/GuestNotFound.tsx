import { IconUserOff } from '@tabler/icons-react'
import type { Email } from '#src/lib/guest.ts'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import classes from './GuestNotFound.module.css'

/** There is no such guest here. Which of the two it is, the server does not say. */
export function GuestNotFound({ email }: { email: Email }) {
  return (
    <>
      <div className={classes.place}>
        <IconUserOff size={32} stroke={1.5} aria-hidden="true" />
        <p className={classes.title}>Guest not found: gone, or of another organization</p>
        <p>
          Nobody with the email <bdi className={classes.email}>{email}</bdi> is a guest here.
        </p>
      </div>
      <NoticeOutlet place="dialog" />
    </>
  )
}
