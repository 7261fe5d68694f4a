import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { QueuePosition } from '#src/guest-list/guestQueue.ts'
import { StatusTag } from '#src/features/guests/StatusTag.tsx'
import { memberInWords, useMemberNames } from '#src/features/members/membersResult.ts'
import { type Email, type Guest, type GuestRef, type OrgId, statusOf, titleOf } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './DrawerHead.module.css'
import { GuestMenu } from './GuestMenu.tsx'

type DrawerHeadProps = {
  /** The id of the guest's name, which names the dialog. */
  titleId: string
  guestRef: GuestRef
  /** null: nothing is known of the guest yet, or the guest is gone. */
  guest: Guest | null
  /** Where the guest is in the queue; null: not in it, or the list is still loading. */
  position: QueuePosition | null
  onOpen: (email: Email) => void
  onDelete: () => void
  onClose: () => void
}

/** The way through the queue, deletion and closing; below them the guest's name, status, email and company. */
export function DrawerHead(props: DrawerHeadProps) {
  const { titleId, guest, position, onOpen, onDelete, onClose } = props
  const { org, email } = props.guestRef
  const m = useMessages()
  const title = guest ? titleOf(guest) : email
  return (
    <div className={classes.head}>
      <div className={classes.buttons}>
        <NeighbourButton
          email={position?.previous ?? null}
          label={m.drawer.previous}
          keys="k"
          onOpen={onOpen}
        >
          <IconArrowUp size="1.0625rem" />
        </NeighbourButton>
        <NeighbourButton email={position?.next ?? null} label={m.drawer.next} keys="j" onOpen={onOpen}>
          <IconArrowDown size="1.0625rem" />
        </NeighbourButton>
        <span role="status" className={classes.position}>
          {position && m.drawer.position(position)}
        </span>
        {guest && <GuestMenu {...{ org, guest, onDelete }} />}
        <Button variant="icon-outlined" aria-label={m.common.close} onClick={onClose}>
          <IconX size="1.0625rem" />
        </Button>
      </div>
      <div className={classes.guest}>
        <Initials name={title} size={40} />
        <div className={classes.who}>
          {/* The focus starts here: the name is what the dialog is about, and a phone shows no keyboard. */}
          <div className={classes.nameAndStatus}>
            <h2 id={titleId} className={classes.title} tabIndex={-1} data-autofocus>
              <bdi translate="no">{title}</bdi>
            </h2>
            {guest && <GuestStatus guest={guest} org={org} />}
          </div>
          <p className={`gl-parts ${classes.line}`}>
            {title !== email && <bdi translate="no">{email}</bdi>}
            {guest?.company && <bdi translate="no">{guest.company}</bdi>}
          </p>
        </div>
      </div>
    </div>
  )
}

type NeighbourButtonProps = {
  /** null: there is none. */
  email: Email | null
  label: string
  keys: string
  onOpen: (email: Email) => void
  children: ReactNode
}

/** At the ends of the queue it stays focusable: a disabled button would drop the focus. */
function NeighbourButton({ email, label, keys, onOpen, children }: NeighbourButtonProps) {
  return (
    <Button
      variant="icon-outlined"
      aria-label={label}
      aria-keyshortcuts={keys}
      inactive={email === null}
      onClick={() => email !== null && onOpen(email)}
    >
      {children}
    </Button>
  )
}

/** *Active*, or since when the guest is disabled or deleted, and by whom. */
function GuestStatus({ guest, org }: { guest: Guest; org: OrgId }) {
  const m = useMessages()
  const memberName = useMemberNames(org)
  const { deletedAt, disabledAt, disabledBy } = guest
  const status = statusOf(guest)
  const text = {
    active: m.guests.active,
    disabled: m.drawer.disabledOn(disabledAt, memberInWords(disabledBy, memberName)),
    deleted: m.drawer.deletedOn(deletedAt),
  }[status]
  return (
    <StatusTag status={status}>
      <RichText text={text} />
    </StatusTag>
  )
}
