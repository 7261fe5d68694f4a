import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from 'react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { guestKey, type Email } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNow } from '#src/ui/useNow.ts'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'
import type { ColumnSort } from './columns.tsx'
import { GuestRow } from './GuestRow.tsx'
import classes from './GuestTable.module.css'
import type { TableLayout } from './tableLayout.ts'
import { linkAt, mountedRowIndexes } from './rowIndex.ts'
import type { Selection } from './selection.ts'
import { TableHead } from './TableHead.tsx'
import { useRevealOpened } from './useRevealOpened.ts'
import { useRowEvents } from './useRowEvents.ts'
import { useRowAnchor } from './useSteadyRows.ts'

/** How long rows stay in sight before they count as looked at, ms. */
const restDelayMs = 200

export type GuestTableHandle = {
  /** Scrolls the row into view and puts the focus on its link. */
  focusRow: (rowIndex: number) => void
  /** The same with the first row that is a guest. */
  focusFirst: () => void
  /** Puts the focus on the checkbox that selects all guests; it stays in sight. */
  focusSelectAll: () => void
}

export type GuestTableProps = {
  /** The element that holds the table. */
  container: RefObject<HTMLElement | null>
  view: GuestView
  layout: TableLayout & { rowHeight: number }
  members: MembersResult
  /** The attention view that is shown; null: all guests. */
  attentionView: AttentionRuleId | null
  sort: ColumnSort
  onSort: (sort: ColumnSort) => void
  selection: Selection
  /** The guest in the drawer, its email as in the list; null: the drawer is closed, or the guest is not shown. */
  opened: Email | null
  /** The guests of the queue that are done (`guestKey`). */
  done: ReadonlySet<string>
  hrefOf: (email: Email) => string
  onOpen: (email: Email) => void
  /** ↑ was pressed on the first row. */
  onLeaveUp: () => void
  /** These slots are in sight, and have been for a moment. */
  onRowsRest: (slots: Uint32Array) => void
  /** Search, filters and sort as one text. */
  order: string
  /** More rows are loading. */
  isLoading: boolean
  ref: Ref<GuestTableHandle>
}

/** The guests as a table of which only the rows near the window are mounted. Data in, events out. */
export function GuestTable(props: GuestTableProps) {
  const { view, layout, selection, attentionView, sort, onSort, isLoading } = props
  const m = useMessages()
  return (
    <div
      role="table"
      aria-label={m.guests.title}
      aria-rowcount={view.shown.length + 1}
      aria-colcount={layout.columns.length}
      aria-busy={isLoading}
      className={classes.table}
      data-layout={layout.isCards ? 'cards' : 'table'}
      data-view={attentionView}
      style={{ '--tracks': layout.tracks, '--row-height': `${layout.rowHeight}px` }}
    >
      <TableHead layout={layout} sort={sort} onSort={onSort} view={view} selection={selection} />
      <Rows {...props} />
    </div>
  )
}

/** The rows near the window, and the row with the focus wherever it is. */
function Rows(props: GuestTableProps) {
  const { view, layout, members, attentionView, selection, opened, hrefOf, ref } = props
  const { columns, rowHeight, membersWidth } = layout
  const { index, shown } = view
  const now = useNow()
  const body = useRef<HTMLDivElement>(null)
  // Before the rows in sight are found: it may scroll.
  useRowAnchor({ body, shown, order: props.order, rowHeight })
  useRevealOpened({ container: props.container, body, view, opened, rowHeight })
  const { first, end } = useWindowedRows({ body, count: shown.length, height: rowHeight })
  const onRest = useEffectEvent(props.onRowsRest)
  useEffect(() => {
    const timer = setTimeout(() => onRest(shown.slice(first, end)), restDelayMs)
    return () => clearTimeout(timer)
  }, [first, end, shown])
  const { keptIndex, keepRow, focusRow } = useRowFocus(body, shown)
  const focusFirst = () => focusRow(shown.findIndex((slot) => index.rows[slot]?.kind === 'guest'))
  const focusSelectAll = () =>
    body.current?.parentElement?.querySelector('input')?.focus({ preventScroll: true })
  useImperativeHandle(ref, () => ({ focusRow, focusFirst, focusSelectAll }))
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
              isDone={props.done.size > 0 && props.done.has(guestKey({ email }))}
              hasDuplicateName={view.hasDuplicateName(slot)}
              href={hrefOf(email)}
              columns={columns}
              members={members}
              attentionView={attentionView}
              isCards={layout.isCards}
              membersWidth={membersWidth}
              now={now}
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
