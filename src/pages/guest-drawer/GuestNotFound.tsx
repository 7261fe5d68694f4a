import { IconUserOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useListAround } from '#src/features/guests/listAround.tsx'
import type { GuestRef } from '#src/lib/guest.ts'
import { Button, buttonLook } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './DrawerMessage.module.css'

/** Says that there is no such guest: deleted, or of another organization. The server does not say which. */
export function GuestNotFound({ guest: { org, email } }: { guest: GuestRef }) {
  const m = useMessages()
  const { invite } = useListAround()
  return (
    <>
      <div className={classes.message}>
        <IconUserOff size="2rem" stroke={1.5} aria-hidden="true" />
        <h3 className={classes.title}>{m.drawer.notFoundTitle}</h3>
        <p className={classes.text}>
          <RichText text={m.drawer.notFoundText(email)} />
        </p>
        <div className={classes.buttons}>
          <Link {...buttonLook('default')} to="/orgs/$org/guests" params={{ org }} search={{ q: email }}>
            {m.drawer.searchForIt}
          </Link>
          <Button variant="primary" onClick={() => invite(email)}>
            {m.drawer.inviteIt}
          </Button>
          <Link
            {...buttonLook('default')}
            from="/orgs/$org/guests"
            to="/orgs/$org/guests"
            params={{ org }}
            search={(search) => search}
          >
            {m.drawer.backToList}
          </Link>
        </div>
      </div>
      <NoticeOutlet place="dialog" />
    </>
  )
}
