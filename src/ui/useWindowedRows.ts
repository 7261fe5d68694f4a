import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

/** Rows that are left ahead when more are mounted: 3 frames of scrolling at 6 000 px a second. */
const minAhead = 6
/** Rows mounted ahead of a movement, and kept behind it. */
const ahead = 12
const behind = 2

/** From `first` to before `end`. */
type RowRange = { first: number; end: number }

type WindowedRowsOptions = {
  /** The element that holds the rows; it must be `count * height` px high. */
  body: RefObject<HTMLElement | null>
  /** How many rows there are. */
  count: number
  /** Height of each row, px; the same for all, so that nothing is measured. */
  height: number
  /** The element that scrolls; without it the page or whatever the rows are in. */
  scroller?: RefObject<HTMLElement | null>
}

/**
 * Which rows of a long list are mounted: those in sight and some in the direction of scrolling. A virtualizer was measured and rejected: it keeps
 * an object for each of 100 000 rows, and makes them again whenever their number changes.
 */
export function useWindowedRows({ body, count, height, scroller }: WindowedRowsOptions): RowRange {
  const [mounted, setMounted] = useState<RowRange>({ first: 0, end: 17 })
  const lastTop = useRef(0)
  const update = useEffectEvent((render: (change: () => void) => void) => {
    if (!body.current) return
    const area = scroller?.current ?? null
    const top = body.current.getBoundingClientRect().top - (area?.getBoundingClientRect().top ?? 0)
    const direction = Math.sign(lastTop.current - top)
    lastTop.current = top
    const visible = visibleRows(-top, area?.clientHeight ?? window.innerHeight, height, count)
    if (!covers(mounted, visible, direction, count)) render(() => setMounted(around(visible, direction)))
  })
  // What is above the rows may have grown or shrunk, and a shorter list moves the page.
  useLayoutEffect(() => update((change) => change()))
  useEffect(() => {
    // Rendered within the frame that scrolls, or rows would come a frame late.
    const onMove = () => update(flushSync)
    const area = scroller?.current ?? window
    // What scrolls inside the window is seen by `capture` only.
    area.addEventListener('scroll', onMove, { passive: true, capture: true })
    window.addEventListener('resize', onMove)
    return () => {
      area.removeEventListener('scroll', onMove, { capture: true })
      window.removeEventListener('resize', onMove)
    }
  }, [scroller])
  return { first: Math.min(mounted.first, count), end: Math.min(mounted.end, count) }
}

/** The rows in sight when `scrolled` px above the visible area of `areaHeight` px are scrolled away. */
function visibleRows(scrolled: number, areaHeight: number, height: number, count: number): RowRange {
  const row = (y: number) => Math.min(count, Math.max(0, y / height))
  return { first: Math.floor(row(scrolled)), end: Math.ceil(row(scrolled + areaHeight)) }
}

function covers({ first, end }: RowRange, visible: RowRange, direction: number, count: number): boolean {
  const above = direction < 0 ? minAhead : 0
  const below = direction > 0 ? minAhead : 0
  return first <= Math.max(0, visible.first - above) && end >= Math.min(count, visible.end + below)
}

function around(visible: RowRange, direction: number): RowRange {
  const above = direction === 0 ? minAhead : direction < 0 ? ahead : behind
  const below = direction === 0 ? minAhead : direction > 0 ? ahead : behind
  return { first: Math.max(0, visible.first - above), end: visible.end + below }
}
