import { tracksOf } from './columns.tsx'
import { GuestRows } from './GuestRows.tsx'
import classes from './GuestTable.module.css'
import type { GuestTableProps } from './guestTableProps.ts'
import { TableHead } from './TableHead.tsx'

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
