import type { Ref } from 'react'
import type { Email } from '#src/lib/guest.ts'
import type { GuestColumn } from '#src/lib/guestColumns.ts'
import { tracksOf } from './columnDefs.ts'
import { GuestRows, type GuestRowsHandle } from './GuestRows.tsx'
import classes from './GuestTable.module.css'
import type { GuestView } from './guestView.ts'
import type { MembersState } from './membersState.ts'
import type { Selection } from './selection.ts'
import { TableHead, type Sort } from './TableHead.tsx'

export type GuestTableProps = {
  view: GuestView
  columns: readonly GuestColumn[]
  members: MembersState
  sort: Sort
  onSort: (sort: Sort) => void
  selection: Selection
  hrefOf: (email: Email) => string
  onOpen: (email: Email) => void
  /** ↑ on the first row. */
  onLeaveUp: () => void
  /** Height of a row, px. */
  rowHeight: number
  /** More rows are on their way. */
  busy: boolean
  ref: Ref<GuestRowsHandle>
}

/** The guests as a table of which only the rows near the window exist. Data in, events out. */
export function GuestTable(props: GuestTableProps) {
  const { view, columns, selection, rowHeight, sort, onSort, busy } = props
  return (
    <div
      role="table"
      aria-label="Guests"
      aria-rowcount={view.shown.length + 1}
      aria-colcount={columns.length}
      aria-busy={busy}
      className={classes.table}
      style={{ '--tracks': tracksOf(columns), '--row-height': `${rowHeight}px` }}
    >
      <TableHead columns={columns} sort={sort} onSort={onSort} view={view} selection={selection} />
      <GuestRows {...props} />
    </div>
  )
}
