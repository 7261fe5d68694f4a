import { IconCheck } from '@tabler/icons-react'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { CellProps } from './cellProps.ts'
import classes from './GuestRow.module.css'
import { SelectGuestBox } from './SelectBoxes.tsx'

/** The first cell: a box that selects the guest, and a link that opens it. */
export function NameCell(props: CellProps) {
  const { guest, title, hasDuplicateName, isOpen, isDone, href, selection } = props
  const m = useMessages()
  const { email } = guest
  const accessibleName = hasDuplicateName ? m.guests.nameAndEmail(title, email) : title
  return (
    <>
      <SelectGuestBox email={email} label={m.guests.select(accessibleName)} selection={selection} />
      {isDone ? (
        <span className={classes.done} title={m.guests.done}>
          <IconCheck size={18} stroke={2.5} aria-hidden="true" />
          <span className="gl-visually-hidden">{m.guests.done}</span>
        </span>
      ) : (
        <Initials name={title} />
      )}
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
