import { Drawer } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash, IconX } from '@tabler/icons-react'
import { type Email, type Guest, titleOf } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { Menu, MenuItem } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './DrawerHead.module.css'

type DrawerHeadProps = {
  email: Email
  /** null: nothing is known of the guest yet, or the guest is gone. */
  guest: Guest | null
  /** The neighbours in the list; null at its ends. */
  previous: Email | null
  next: Email | null
  onOpen: (email: Email) => void
  onDelete: () => void
  onClose: () => void
}

/** The guest's name and status, and the buttons for the neighbours in the list, deletion and closing. */
export function DrawerHead({ email, guest, previous, next, onOpen, onDelete, onClose }: DrawerHeadProps) {
  const m = useMessages()
  const title = guest ? titleOf(guest) : email
  return (
    <div className={classes.head}>
      <Initials name={title} size={44} />
      <div className={classes.who}>
        {/* The focus starts here: the name is what the dialog is about, and a phone shows no keyboard. */}
        <Drawer.Title className={classes.title} tabIndex={-1} data-autofocus>
          <bdi translate="no">{title}</bdi>
        </Drawer.Title>
        {title !== email && (
          <bdi translate="no" className={classes.line}>
            {email}
          </bdi>
        )}
        {guest && <CompanyAndStatus guest={guest} />}
      </div>
      <div className={classes.buttons}>
        {/* At the ends of the list they stay focusable: a disabled button would drop the focus. */}
        <Button
          variant="icon-outlined"
          aria-label={m.drawer.previous}
          inactive={previous === null}
          onClick={() => previous !== null && onOpen(previous)}
        >
          <IconArrowUp size={17} />
        </Button>
        <Button
          variant="icon-outlined"
          aria-label={m.drawer.next}
          inactive={next === null}
          onClick={() => next !== null && onOpen(next)}
        >
          <IconArrowDown size={17} />
        </Button>
        {guest && (
          <Menu variant="icon-outlined" aria-label={m.drawer.moreActions} button={<IconDots size={17} />}>
            <MenuItem tone="danger" icon={<IconTrash size={16} aria-hidden="true" />} onSelect={onDelete}>
              {m.drawer.deleteGuest}
            </MenuItem>
          </Menu>
        )}
        <Button variant="icon-outlined" aria-label={m.common.close} onClick={onClose}>
          <IconX size={17} />
        </Button>
      </div>
    </div>
  )
}

function CompanyAndStatus({ guest }: { guest: Guest }) {
  const m = useMessages()
  return (
    <span className={classes.line}>
      {guest.company && (
        <>
          <bdi translate="no">{guest.company}</bdi>
          <span>{m.common.separator}</span>
        </>
      )}
      <span className={classes.status} data-disabled={guest.disabled || undefined}>
        {guest.disabled ? m.drawer.disabled : m.drawer.active}
      </span>
    </span>
  )
}
