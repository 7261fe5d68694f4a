import type { GuestColumn } from '#src/guest-list/guestColumns.ts'
import { columnDefs, tracksOf } from './columns.tsx'
import row from './GuestRow.module.css'
import table from './GuestTable.module.css'
import classes from './SkeletonTable.module.css'
import head from './TableHead.module.css'

/** The table's shape while its first rows are on their way. The rows come after 200 ms, so that nothing flashes. */
export function SkeletonTable({
  columns,
  rowHeight,
}: {
  columns: readonly GuestColumn[]
  rowHeight: number
}) {
  return (
    <div
      className={table.table}
      style={{ '--tracks': tracksOf(columns), '--row-height': `${rowHeight}px` }}
      aria-hidden="true"
    >
      <div className={head.head}>
        <div className={head.headRow}>
          {columns.map((column) => (
            <div key={column} className={head.heading} data-column={column}>
              {column === 'guest' && <span className={classes.box} />}
              <span className={head.sort}>{columnDefs[column].heading}</span>
            </div>
          ))}
        </div>
      </div>
      <div className={classes.rows}>
        {Array.from({ length: 12 }, (_, place) => (
          <div key={place} className={`${row.row} ${classes.row}`}>
            {columns.map((column) => (
              <span key={column} className={classes.cell} data-column={column} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
