import { memo, useSyncExternalStore } from 'react'
import { statusOf, type ListRow } from '#src/lib/guest.ts'
import { RichText } from '#src/ui/RichText.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { CellProps } from './cells.tsx'
import type { Column } from './columns.tsx'
import classes from './GuestRow.module.css'
import type { Selection } from './selection.ts'

type GuestRowProps = Omit<CellProps, 'guest' | 'isSelected'> & {
  row: ListRow
  selection: Selection
  /** 0 is the first row shown. */
  rowIndex: number
  /** Distance from the top of the first row, px. */
  top: number
  columns: readonly Column[]
}

/**
 * One row of the table. Memoized: while 100 000 guests load, a hundred pages arrive, and without it each of them, and
 * each step of scrolling, would render every mounted row. It follows the selection itself: the table does not render
 * when a guest is selected.
 */
export const GuestRow = memo(function GuestRow(props: GuestRowProps) {
  const { row, selection, rowIndex, top, columns, ...cell } = props
  const isSelected = useSyncExternalStore(
    selection.subscribe,
    () => row.kind === 'guest' && selection.has(row.guest.email),
  )
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      data-row-index={rowIndex}
      data-selected={isSelected || undefined}
      data-open={cell.isOpen || undefined}
      data-status={row.kind === 'guest' ? statusOf(row.guest) : undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row.kind === 'guest' ? (
        columns.map(({ id, isNumeric, className, Cell }) => (
          <div
            key={id}
            role="cell"
            className={`${classes.cell} ${className ?? ''}`}
            data-numeric={isNumeric}
            // Figures need no translation, which would take the text away from React.
            translate={isNumeric && 'no'}
          >
            <Cell {...cell} guest={row.guest} isSelected={isSelected} />
          </div>
        ))
      ) : (
        <UnreadableCell row={row} />
      )}
    </div>
  )
})

function UnreadableCell({ row: { key } }: { row: Extract<ListRow, { kind: 'unreadable' }> }) {
  const m = useMessages()
  return (
    <div role="cell" className={classes.unreadable} title={m.errors.unreadableGuest(key)}>
      <RichText text={m.guests.rowCannotBeRead(key)} />
    </div>
  )
}
