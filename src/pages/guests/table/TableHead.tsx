import { useEffect, useId, useRef } from 'react'
import type { GuestColumn } from '#src/guest-list/guestColumns.ts'
import { columnDefs } from './columns.tsx'
import classes from './TableHead.module.css'
import type { Sort } from './guestTableProps.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { emailsBetween } from './rowPlaces.ts'
import box from './SelectBox.module.css'
import type { Selection } from './selection.ts'
import { useSelected } from './useSelected.ts'

type TableHeadProps = {
  columns: readonly GuestColumn[]
  sort: Sort
  onSort: (sort: Sort) => void
  view: GuestView
  selection: Selection
}

/** Row 1: a box for all that matches, and a button a column that sorts by it, then the other way round. */
export function TableHead({ columns, sort, onSort, view, selection }: TableHeadProps) {
  const id = useId()
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {columns.map((column) => (
          <div
            key={column}
            role="columnheader"
            // The box would join the name.
            aria-labelledby={column === 'guest' ? id : undefined}
            aria-sort={sort.column === column ? directions[sort.dir] : undefined}
            className={classes.heading}
            data-column={column}
          >
            {column === 'guest' && <AllBox view={view} selection={selection} />}
            <button
              id={column === 'guest' ? id : undefined}
              type="button"
              className={classes.sort}
              onClick={() => onSort(next(sort, column))}
              // On a narrow window the head scrolls sideways; browsers leave a button that shows its edge where it is.
              onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
            >
              {columnDefs[column].heading}
            </button>
          </div>
        ))}
      </div>
    </div>
  )
}

const directions = { asc: 'ascending', desc: 'descending' } as const

function next(sort: Sort, column: GuestColumn): Sort {
  return { column, dir: sort.column === column && sort.dir === 'asc' ? 'desc' : 'asc' }
}

/** Selects whatever matches, across everything loaded; with all of it selected, lets go of it. */
function AllBox({ view, selection }: Pick<TableHeadProps, 'view' | 'selection'>) {
  const input = useRef<HTMLInputElement>(null)
  const { shown, ofShown } = useSelected(selection, view)
  const all = shown > 0 && shown === ofShown
  const some = shown > 0 && !all
  useEffect(() => {
    // There is no attribute for it.
    if (input.current) input.current.indeterminate = some
  }, [some])
  return (
    <input
      ref={input}
      type="checkbox"
      className={box.box}
      aria-label="Select all guests that match"
      checked={all}
      disabled={ofShown === 0}
      onChange={() => selection.put(emailsBetween(view, 0, view.shown.length - 1), !all)}
    />
  )
}
