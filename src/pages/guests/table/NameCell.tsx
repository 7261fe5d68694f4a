import type { Guest } from '#src/lib/guest.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './GuestRow.module.css'
import { SelectGuestBox } from './SelectBoxes.tsx'
import type { Selection } from './selection.ts'

export type NameCellProps = {
  guest: Guest
  /** What the guest is called on screen. */
  title: string
  /** Another guest has the same name: the accessible name includes the email. */
  hasDuplicateName: boolean
  /** The drawer shows this guest. */
  isOpen: boolean
  href: string
  selection: Selection
}

/** The first cell: a box that selects the guest, and a link that opens it. */
export function NameCell({ guest, title, hasDuplicateName, isOpen, href, selection }: NameCellProps) {
  const m = useMessages()
  const { email } = guest
  const accessibleName = hasDuplicateName ? m.guests.nameAndEmail(title, email) : title
  return (
    <>
      <SelectGuestBox email={email} label={m.guests.select(accessibleName)} selection={selection} />
      <Initials name={title} />
      <div className={classes.who}>
        <a
          href={href}
          aria-current={isOpen || undefined}
          className={classes.link}
          aria-label={hasDuplicateName ? accessibleName : undefined}
        >
          <bdi translate="no">{title}</bdi>
        </a>
        {title !== email && (
          <bdi translate="no" className={classes.email}>
            {email}
          </bdi>
        )}
      </div>
    </>
  )
}
