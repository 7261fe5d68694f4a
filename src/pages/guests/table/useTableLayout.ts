import { useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { remInPx } from '#src/ui/remInPx.ts'
import type { Column } from './columns.tsx'
import { layOutColumns, type TableLayout } from './layOutColumns.ts'

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
