import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { memberColumns } from './memberColumns.tsx'
import table from './MemberTable.module.css'
import classes from './MemberTableSkeleton.module.css'

/** The shape of the table while the members load. Its rows appear after 200 ms, so that nothing flashes. */
export function MemberTableSkeleton() {
  const m = useAllMessages()
  return (
    <div className={table.table} aria-hidden="true" aria-busy="true">
      <div className={table.head}>
        <div className={table.headRow}>
          {memberColumns.map(({ id, heading }) => (
            <div key={id} className={table.heading} data-column={id}>
              <span className={table.sort}>{heading(m)}</span>
            </div>
          ))}
        </div>
      </div>
      <div className={classes.rows}>
        {Array.from({ length: 12 }, (_, row) => (
          <div key={row} className={`${table.row} ${classes.row}`}>
            {memberColumns.map(({ id }) => (
              <div key={id} className={table.cell} data-column={id}>
                {id === 'member' && <span className={classes.picture} />}
                <span className={classes.bar} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
