import { useId } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import type { Column, ColumnSort } from './columns.tsx'
import classes from './GuestTable.module.css'
import type { TableLayout } from './tableLayout.ts'
import { SelectAllBox } from './SelectBoxes.tsx'
import type { Selection } from './selection.ts'

const SortMenu = lazyPart(() => import('./SortMenu.tsx').then((module) => module.SortMenu))

type SortProps = { sort: ColumnSort; onSort: (sort: ColumnSort) => void }
type TableHeadProps = SortProps & { layout: TableLayout; view: GuestView; selection: Selection }

/**
 * Row 1: a checkbox for all guests that match, and in each column a button that sorts, then sorts the other way. Above
 * cards one button opens a menu of them.
 */
export function TableHead({ layout: { columns, isCards }, sort, onSort, view, selection }: TableHeadProps) {
  const m = useMessages()
  const id = useId()
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="columnheader"
            // Without it the checkbox would be part of the name.
            aria-labelledby={place === 0 ? id : undefined}
            aria-sort={sort.column === column.id ? ariaSort[sort.dir] : undefined}
            className={classes.heading}
            data-numeric={column.isNumeric}
          >
            {place === 0 && <SelectAllBox view={view} selection={selection} />}
            {isCards ? (
              <span
                id={place === 0 ? id : undefined}
                className={place === 0 ? 'gl-visually-hidden' : undefined}
              >
                {column.heading(m)}
              </span>
            ) : (
              <Button
                variant="plain"
                id={place === 0 ? id : undefined}
                className={classes.sort}
                onClick={() => onSort(nextSort(sort, column))}
              >
                {column.heading(m)}
              </Button>
            )}
            {isCards && place === 0 && <SortMenu sort={sort} onSort={onSort} />}
          </div>
        ))}
      </div>
    </div>
  )
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

function nextSort(sort: ColumnSort, { id }: Column): ColumnSort {
  return { column: id, dir: sort.column === id && sort.dir === 'asc' ? 'desc' : 'asc' }
}
