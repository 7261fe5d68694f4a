import type { GuestColumn } from '#src/lib/guestColumns.ts'
import { columnDefs, tracksOf } from './columnDefs.ts'
import rows from './GuestTable.module.css'
import classes from './SkeletonTable.module.css'

/** The table's shape while its first rows are on their way. The rows come after 200 ms, so that nothing flashes. */
export function SkeletonTable({ columns, narrow }: { columns: readonly GuestColumn[]; narrow: boolean }) {
  return (
    <div
      className={rows.table}
      style={{ '--tracks': tracksOf(columns), '--row-height': narrow ? '84px' : '48px' }}
      aria-hidden="true"
    >
      <div className={rows.head}>
        <div className={rows.headRow}>
          {columns.map((column) => (
            <div key={column} className={rows.heading} data-column={column}>
              {column === 'guest' && <span className={classes.box} />}
              <span className={rows.sort}>{columnDefs[column].heading}</span>
            </div>
          ))}
        </div>
      </div>
      <div className={classes.rows}>
        {Array.from({ length: 12 }, (_, place) => (
          <div key={place} className={`${rows.row} ${classes.row}`}>
            {columns.map((column) => (
              <span key={column} className={classes.cell} data-column={column} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
