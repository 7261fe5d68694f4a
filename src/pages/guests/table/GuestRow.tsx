import { memo } from 'react'
import type { Email } from '#src/lib/guest.ts'
import type { GuestColumn } from '#src/guest-list/guestColumns.ts'
import type { GuestRow as Row } from '#src/lib/guestRow.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { GuestCell } from './GuestCells.tsx'
import classes from './GuestRow.module.css'
import type { MembersState } from './membersState.ts'
import { SelectBox } from './SelectBox.tsx'
import type { Selection } from './selection.ts'

export type GuestRowProps = {
  row: Row
  email: Email
  /** 0 is the first row shown. */
  position: number
  /** Distance from the top of the first row, px. */
  top: number
  title: string
  /** The drawer shows this guest. */
  open: boolean
  /** Another guest is called the same. */
  shared: boolean
  href: string
  columns: readonly GuestColumn[]
  members: MembersState
  selection: Selection
}

/**
 * One row of the table. Remembered: while 100 000 guests are read a hundred pages arrive, and each would redraw all
 * rows in sight, as would each step of scrolling.
 */
export const GuestRow = memo(function GuestRow(props: GuestRowProps) {
  const { row, position, top, columns, members } = props
  return (
    <div
      role="row"
      aria-rowindex={position + 2}
      data-position={position}
      data-disabled={row.kind === 'guest' && row.guest.disabled}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <FirstCell {...props} />
      {row.kind === 'guest' &&
        columns.map(
          (column) =>
            column !== 'guest' && (
              <GuestCell key={column} column={column} guest={row.guest} members={members} />
            ),
        )}
    </div>
  )
})

function FirstCell({ row, email, title, open, shared, href, selection }: GuestRowProps) {
  const m = useMessages()
  if (row.kind === 'unreadable') {
    return (
      <div role="cell" className={classes.unreadable} title={m.errors.unreadableGuest(row.key)}>
        <bdi>{row.key}</bdi> cannot be read
      </div>
    )
  }
  const spoken = shared ? `${title}, ${email}` : title
  return (
    <div role="cell" className={classes.first}>
      <SelectBox email={email} label={`Select ${spoken}`} selection={selection} />
      <Initials name={title} size={28} />
      <div className={classes.who}>
        <a
          href={href}
          aria-current={open || undefined}
          className={classes.link}
          aria-label={shared ? spoken : undefined}
        >
          <bdi>{title}</bdi>
        </a>
        {title !== email && <bdi className={classes.email}>{email}</bdi>}
      </div>
    </div>
  )
}
