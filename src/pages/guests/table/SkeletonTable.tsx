import { useMessages } from '#src/ui/MessagesProvider.tsx'
import row from './GuestRow.module.css'
import table from './GuestTable.module.css'
import type { TableLayout } from './tableLayout.ts'
import classes from './SkeletonTable.module.css'

type SkeletonTableProps = { layout: TableLayout & { rowHeight: number } }

/** The shape of the table while its first rows load. Its rows appear after 200 ms, so that nothing flashes. */
export function SkeletonTable({ layout: { columns, tracks, isCards, rowHeight } }: SkeletonTableProps) {
  const m = useMessages()
  return (
    <div
      className={table.table}
      data-layout={isCards ? 'cards' : 'table'}
      style={{ '--tracks': tracks, '--row-height': `${rowHeight}px` }}
      aria-hidden="true"
      aria-busy="true"
    >
      <div className={table.head}>
        <div className={table.headRow}>
          {columns.map(({ id, heading, isNumeric }, place) => (
            <div key={id} className={table.heading} data-numeric={isNumeric}>
              {place === 0 && <span className={classes.box} />}
              <span className={table.sort}>{heading(m)}</span>
            </div>
          ))}
        </div>
      </div>
      <div className={classes.rows}>
        {Array.from({ length: 12 }, (_, rowIndex) => (
          <div key={rowIndex} className={`${row.row} ${classes.row}`}>
            {columns.map(({ id, className }) => (
              <span
                key={id}
                className={`${row.cell} ${className ?? ''} ${id === 'guest' ? classes.guest : classes.bar}`}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
