import { IconUserOff } from '@tabler/icons-react'
import type { GuestRef } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './DrawerMessage.module.css'

/** Says that there is no such guest: deleted, or of another organization. The server does not say which. */
export function GuestNotFound({ guest }: { guest: GuestRef }) {
  const m = useMessages()
  return (
    <>
      <div className={classes.message}>
        <IconUserOff size={32} stroke={1.5} aria-hidden="true" />
        <p className={classes.title}>{m.drawer.notFoundTitle}</p>
        <p className={classes.text}>
          <RichText text={m.drawer.notFoundText(guest.email)} />
        </p>
      </div>
      <NoticeOutlet place="dialog" />
    </>
  )
}
