import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows mounted beyond the edge of the window, each side, at least: 3 frames of scrolling at 6 000 px a second. */
const margin = 6
/** The window moves in steps of so many rows: fewer drawings while scrolling. */
const step = 4

type RowWindow = { first: number; end: number }

/**
 * Which of `count` rows, each `height` px, are mounted: from `first` to before `end`, those near the browser's window.
 * The rows' height is fixed, so there is nothing to measure: a virtualizer keeps an object for each of 100 000
 * rows and makes them anew whenever a letter changes their number.
 */
export function useRowWindow(count: number, height: number) {
  const body = useRef<HTMLDivElement>(null)
  const [{ first, end }, setWindow] = useState<RowWindow>({ first: 0, end: 20 })
  const look = useEffectEvent((draw: (change: () => void) => void) => {
    const top = body.current?.getBoundingClientRect().top
    if (top === undefined) return
    const now = windowAt(-top, height, count)
    if (now.first !== first || now.end !== end) draw(() => setWindow(now))
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
  return { body, first: Math.min(first, count), end: Math.min(end, count) }
}

function windowAt(scrolled: number, height: number, count: number): RowWindow {
  const first = Math.floor(scrolled / height) - margin
  const end = Math.ceil((scrolled + window.innerHeight) / height) + margin
  const last = Math.min(count, Math.max(0, end))
  return { first: snap(Math.min(Math.max(0, first), last)), end: Math.min(count, snap(last + step - 1)) }
}

function snap(position: number): number {
  return position - (position % step)
}
