import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows that are left ahead when more are mounted: 3 frames of scrolling at 6 000 px a second. */
const least = 6
/** Rows mounted ahead of a movement, and kept behind it. */
const ahead = 12
const behind = 2

type RowWindow = { first: number; end: number }

/**
 * Which of `count` rows, each `height` px, are mounted: from `first` to before `end`, those in the browser's window
 * and some where it moves to. The rows' height is fixed, so there is nothing to measure: a virtualizer keeps an
 * object for each of 100 000 rows, and makes them anew whenever a letter changes their number.
 */
export function useRowWindow(count: number, height: number) {
  const body = useRef<HTMLDivElement>(null)
  const [mounted, mount] = useState<RowWindow>({ first: 0, end: 17 })
  const seenAt = useRef(0)
  const look = useEffectEvent((draw: (change: () => void) => void) => {
    const top = body.current?.getBoundingClientRect().top
    if (top === undefined) return
    const direction = Math.sign(seenAt.current - top)
    seenAt.current = top
    const seen = seenRows(-top, height, count)
    if (!covers(mounted, seen, direction, count)) draw(() => mount(around(seen, direction)))
  })
  // What stands above the rows may have grown or shrunk, and a shorter list moves the page.
  useLayoutEffect(() => look((change) => change()))
  useEffect(() => {
    // Drawn within the frame that scrolls, or rows would come a frame late.
    const moved = () => look(flushSync)
    window.addEventListener('scroll', moved, { passive: true })
    window.addEventListener('resize', moved)
    return () => {
      window.removeEventListener('scroll', moved)
      window.removeEventListener('resize', moved)
    }
  }, [])
  return { body, first: Math.min(mounted.first, count), end: Math.min(mounted.end, count) }
}

/** The rows in the browser's window, which has gone `scrolled` px past the first row's top. */
function seenRows(scrolled: number, height: number, count: number): RowWindow {
  const row = (y: number) => Math.min(count, Math.max(0, y / height))
  return { first: Math.floor(row(scrolled)), end: Math.ceil(row(scrolled + window.innerHeight)) }
}

function covers({ first, end }: RowWindow, seen: RowWindow, direction: number, count: number): boolean {
  const above = direction < 0 ? least : 0
  const below = direction > 0 ? least : 0
  return first <= Math.max(0, seen.first - above) && end >= Math.min(count, seen.end + below)
}

function around(seen: RowWindow, direction: number): RowWindow {
  const above = direction === 0 ? least : direction < 0 ? ahead : behind
  const below = direction === 0 ? least : direction > 0 ? ahead : behind
  return { first: Math.max(0, seen.first - above), end: seen.end + below }
}
