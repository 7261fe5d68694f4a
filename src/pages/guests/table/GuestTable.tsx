import { useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Email } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'
import { gridTracks, type Column, type ColumnSort } from './columns.tsx'
import { GuestRow } from './GuestRow.tsx'
import classes from './GuestTable.module.css'
import { linkAt, mountedRowIndexes } from './rowIndex.ts'
import type { Selection } from './selection.ts'
import { TableHead } from './TableHead.tsx'
import { useRowEvents } from './useRowEvents.ts'

export type GuestTableHandle = {
  /** Scrolls the row into view and puts the focus on its link. */
  focusRow: (rowIndex: number) => void
  /** The same with the first row that is a guest. */
  focusFirst: () => void
}

export type GuestTableProps = {
  view: GuestView
  columns: readonly Column[]
  members: MembersResult
  sort: ColumnSort
  onSort: (sort: ColumnSort) => void
  selection: Selection
  /** The guest in the drawer, its email as in the list; null: the drawer is closed, or the guest is not shown. */
  opened: Email | null
  hrefOf: (email: Email) => string
  onOpen: (email: Email) => void
  /** ↑ was pressed on the first row. */
  onLeaveUp: () => void
  /** Height of a row, px. */
  rowHeight: number
  /** More rows are loading. */
  isLoading: boolean
  ref: Ref<GuestTableHandle>
}

/** The guests as a table of which only the rows near the window are mounted. Data in, events out. */
export function GuestTable(props: GuestTableProps) {
  const { view, columns, selection, rowHeight, sort, onSort, isLoading } = props
  const m = useMessages()
  return (
    <div
      role="table"
      aria-label={m.guests.title}
      aria-rowcount={view.shown.length + 1}
      aria-colcount={columns.length}
      aria-busy={isLoading}
      className={classes.table}
      style={{ '--tracks': gridTracks(columns), '--row-height': `${rowHeight}px` }}
    >
      <TableHead columns={columns} sort={sort} onSort={onSort} view={view} selection={selection} />
      <Rows {...props} />
    </div>
  )
}

/** The rows near the window, and the row with the focus wherever it is. */
function Rows(props: GuestTableProps) {
  const { view, columns, members, selection, opened, rowHeight, hrefOf, ref } = props
  const { index, shown } = view
  const { body, first, end } = useWindowedRows({ count: shown.length, height: rowHeight })
  const { keptIndex, keepRow, focusRow } = useRowFocus(body, shown)
  const focusFirst = () => focusRow(shown.findIndex((slot) => index.rows[slot]?.kind === 'guest'))
  useImperativeHandle(ref, () => ({ focusRow, focusFirst }))
  useRowEvents(body, { ...props, focusRow, onFocus: keepRow })
  return (
    <div ref={body} role="rowgroup" className={classes.body} style={{ height: shown.length * rowHeight }}>
      {mountedRowIndexes(first, end, keptIndex).map((rowIndex) => {
        const slot = shown[rowIndex] ?? -1
        const row = index.rows[slot]
        const email = index.keys[slot] ?? ''
        return (
          row && (
            <GuestRow
              key={slot}
              row={row}
              rowIndex={rowIndex}
              top={rowIndex * rowHeight}
              title={index.titles[slot] ?? ''}
              isOpen={email === opened}
              hasDuplicateName={view.hasDuplicateName(slot)}
              href={hrefOf(email)}
              columns={columns}
              members={members}
              selection={selection}
            />
          )
        )
      })}
    </div>
  )
}

/** Keeps the row with the focus mounted, and focuses a row that is mounted only because of it. */
function useRowFocus(body: { readonly current: HTMLElement | null }, shown: Uint32Array) {
  const [keptSlot, setKeptSlot] = useState<number | null>(null)
  const focusWhenMounted = useRef<number | null>(null)
  const focusLink = () => {
    const link = focusWhenMounted.current === null ? null : linkAt(body.current, focusWhenMounted.current)
    if (!link) return
    focusWhenMounted.current = null
    link.focus({ preventScroll: true })
    link.scrollIntoView({ block: 'nearest' })
  }
  useLayoutEffect(focusLink)
  const keepRow = (rowIndex: number | null) =>
    setKeptSlot(rowIndex === null ? null : (shown[rowIndex] ?? null))
  const focusRow = (rowIndex: number) => {
    focusWhenMounted.current = rowIndex
    keepRow(rowIndex)
    focusLink()
  }
  return { keptIndex: keptSlot === null ? -1 : shown.indexOf(keptSlot), keepRow, focusRow }
}
