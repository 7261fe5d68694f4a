import { useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { textWidth } from '#src/lib/textWidth.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { remInPx } from '#src/ui/remInPx.ts'
import { cellTextSize, type Column } from './columns.tsx'

/** How the table is laid out for the width that it has. */
export type TableLayout = {
  /** Rows are cards; else they are rows of a grid with these `tracks`. */
  isCards: boolean
  /** The columns that fit, in the order of the screen. */
  columns: readonly Column[]
  /** A value of `grid-template-columns`. */
  tracks: string
  /** Room for the names of members, em of their text. */
  membersWidth: number
}

// Measures of the rows, rem. GuestRow.module.css and GuestTable.module.css have the same.
const padding = 0.875 + 1.25
const gap = 1
const cardIndent = 4.375
/** Below this width rows are cards. */
const cardsBelow = 43.75
/** Heights of a row and of a card, rem. */
const rowHeight = 3
const cardHeight = 6.25

/** The borders of the table, px. */
const borders = 2

/** The layout for the present width of the element that holds the table, and the height of a row, px. */
export function useTableLayout(
  container: RefObject<HTMLElement | null>,
  chosen: readonly Column[],
  view: AttentionRuleId | 'all',
): TableLayout & { rowHeight: number } {
  const m = useMessages()
  const { width, rem } = useSize(container)
  return useMemo(() => {
    const layout = layOutColumns(chosen, (width - borders) / rem, view, m)
    return { ...layout, rowHeight: Math.round((layout.isCards ? cardHeight : rowHeight) * rem) }
  }, [chosen, width, rem, view, m])
}

/** A heading is smaller and heavier than a cell, and has its arrow. */
const headingWidth = (heading: string) => textWidth(heading) * 0.8 + 1

/**
 * Chooses the columns that fit into a width (rem) and gives each its own: no column is ever narrower than its least
 * width, so no date and no count is cut. `chosen`: the columns that the user wants to see.
 */
export function layOutColumns(
  chosen: readonly Column[],
  width: number,
  view: AttentionRuleId | 'all',
  m: Messages,
): TableLayout {
  if (width < cardsBelow) {
    const columns = chosen.filter(({ onCards }) => onCards?.(view))
    return { isCards: true, columns, tracks: '', membersWidth: (width - padding - cardIndent) / cellTextSize }
  }
  const leastWidth = (column: Column) => Math.max(column.minWidth(m), headingWidth(column.heading(m)))
  const fitting = new Set<Column>()
  let left = width - padding + gap
  for (const column of chosen.toSorted((one, other) => one.priority - other.priority)) {
    const needed = leastWidth(column) + gap
    if (needed > left && fitting.size > 0) break
    fitting.add(column)
    left -= needed
  }
  const columns = chosen.filter((column) => fitting.has(column))
  const shares = columns.reduce((sum, { grow }) => sum + grow, 0)
  const widthOf = (column: Column) => leastWidth(column) + (Math.max(0, left) * column.grow) / shares
  const members = columns.find(({ id }) => id === 'members')
  return {
    isCards: false,
    columns,
    // The first column takes what rounding leaves.
    tracks: columns.map((column, nth) => (nth === 0 ? 'minmax(0, 1fr)' : `${widthOf(column)}rem`)).join(' '),
    membersWidth: members ? widthOf(members) / cellTextSize : 0,
  }
}

type Size = {
  /** Width of the element, px. */
  width: number
  /** The browser's font size, px. */
  rem: number
}

/** Follows the size. Measures are in rem: a larger font size changes the height of the element, which is observed too. */
function useSize(container: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 1200, rem: 16 })
  useLayoutEffect(() => {
    const element = container.current
    if (!element) return undefined
    const measure = () => {
      const width = element.clientWidth
      const rem = remInPx()
      setSize((known) => (known.width === width && known.rem === rem ? known : { width, rem }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [container])
  return size
}
