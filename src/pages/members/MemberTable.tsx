import { useRef, useState } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { remInPx } from '#src/ui/remInPx.ts'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'
import {
  memberColumns,
  type MemberCellProps,
  type MemberColumn,
  type MemberColumnId,
} from './memberColumns.tsx'
import type { MemberLine } from './memberLines.ts'
import classes from './MemberTable.module.css'

export type MemberSort = { column: MemberColumnId; dir: 'asc' | 'desc' }

type MemberTableProps = Pick<MemberCellProps, 'org' | 'mostGuests' | 'isCounting'> & {
  lines: readonly MemberLine[]
  sort: MemberSort
  onSort: (sort: MemberSort) => void
  /** The member in the drawer; null: the drawer is closed. */
  opened: MemberId | null
  /** The member that the user is; null: none. */
  user: MemberId | null
}

/** The members as a table of which only the rows near the window are mounted. Data in, events out. */
export function MemberTable(props: MemberTableProps) {
  const { lines, sort, onSort } = props
  const m = useAllMessages()
  return (
    <div
      role="table"
      aria-label={m.memberPage.title}
      aria-rowcount={lines.length + 1}
      className={classes.table}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.headRow}>
          {memberColumns.map((column) => (
            <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <Rows {...props} />
    </div>
  )
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

type HeadingProps = { column: MemberColumn; sort: MemberSort; onSort: (sort: MemberSort) => void }

/** A heading whose button sorts by the column, then the other way. Numbers and dates begin with the largest. */
function Heading({ column, sort, onSort }: HeadingProps) {
  const m = useAllMessages()
  const isSorted = sort.column === column.id
  const first = column.id === 'guests' || column.id === 'login' ? 'desc' : 'asc'
  const other = sort.dir === 'asc' ? 'desc' : 'asc'
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? ariaSort[sort.dir] : undefined}
      className={classes.heading}
      data-column={column.id}
    >
      <Button
        variant="plain"
        className={classes.sort}
        onClick={() => onSort({ column: column.id, dir: isSorted ? other : first })}
      >
        {column.heading(m)}
      </Button>
    </div>
  )
}

function Rows(props: MemberTableProps) {
  const { org, lines, opened, user, mostGuests, isCounting } = props
  const body = useRef<HTMLDivElement>(null)
  // The height in CSS is the same 3rem.
  const [rowHeight] = useState(() => 3 * remInPx())
  const { first, end } = useWindowedRows({ body, count: lines.length, height: rowHeight })
  return (
    <div ref={body} role="rowgroup" className={classes.body} style={{ height: lines.length * rowHeight }}>
      {lines.slice(first, end).map((line, offset) => (
        <div
          key={line.id}
          role="row"
          aria-rowindex={first + offset + 2}
          data-member-id={line.id}
          className={classes.row}
          style={{ transform: `translateY(${(first + offset) * rowHeight}px)` }}
        >
          {memberColumns.map(({ id, Cell }) => (
            <div key={id} role="cell" className={classes.cell} data-column={id}>
              <Cell
                org={org}
                line={line}
                isOpen={line.id === opened}
                isUser={line.id === user}
                mostGuests={mostGuests}
                isCounting={isCounting}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
