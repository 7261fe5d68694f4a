import { ActionIcon, Drawer, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Email, Guest } from '#src/lib/guest.ts'
import { titleOf } from '#src/lib/guest.ts'
import { Initials } from '#src/ui/Initials.tsx'
import classes from './DrawerHead.module.css'

type DrawerHeadProps = {
  email: Email
  /** `null`: nothing is known of the guest yet, or it is gone. */
  guest: Guest | null
  previous: Email | null
  next: Email | null
  onGo: (email: Email) => void
  onDelete: () => void
  onClose: () => void
}

/** Who this is, and the ways on: to the neighbours in the list, to deletion, and out. */
export function DrawerHead({ email, guest, previous, next, onGo, onDelete, onClose }: DrawerHeadProps) {
  const title = guest ? titleOf(guest) : email
  return (
    <div className={classes.head}>
      <Initials name={title} size={44} />
      <div className={classes.who}>
        {/* The focus begins here: the name is what the dialog is about, and no keyboard pops up on a phone. */}
        <Drawer.Title className={classes.title} tabIndex={-1} data-autofocus>
          <bdi>{title}</bdi>
        </Drawer.Title>
        {title !== email && <bdi className={classes.line}>{email}</bdi>}
        {guest && <Standing guest={guest} />}
      </div>
      <div className={classes.buttons}>
        <Neighbour label="Previous guest" to={previous} onGo={onGo} icon={<IconArrowUp size={17} />} />
        <Neighbour label="Next guest" to={next} onGo={onGo} icon={<IconArrowDown size={17} />} />
        {guest && (
          <Menu position="bottom-end" withinPortal={false} zIndex={10}>
            <Menu.Target>
              <ActionIcon variant="default" size={34} aria-label="More actions">
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              <Menu.Item className={classes.delete} leftSection={<IconTrash size={16} />} onClick={onDelete}>
                Delete guest
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <ActionIcon variant="default" size={34} aria-label="Close" onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </div>
    </div>
  )
}

function Standing({ guest }: { guest: Guest }) {
  return (
    <span className={classes.line}>
      {guest.company && (
        <>
          <bdi>{guest.company}</bdi>
          {' · '}
        </>
      )}
      <span className={classes.status} data-disabled={guest.disabled || undefined}>
        {guest.disabled ? 'Disabled' : 'Active'}
      </span>
    </span>
  )
}

type NeighbourProps = { label: string; to: Email | null; onGo: (email: Email) => void; icon: ReactNode }

/** At the end of the list it stays focusable: a button that goes dead under the finger would drop the focus. */
function Neighbour({ label, to, onGo, icon }: NeighbourProps) {
  return (
    <ActionIcon
      variant="default"
      size={34}
      aria-label={label}
      aria-disabled={to === null}
      {...(to === null && { 'data-disabled': true })}
      onClick={() => to !== null && onGo(to)}
    >
      {icon}
    </ActionIcon>
  )
}
