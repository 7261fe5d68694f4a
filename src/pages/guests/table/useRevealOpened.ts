import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Email } from '#src/lib/guest.ts'

/** Room for what floats at the end of the window, px. */
const below = 72

type RevealInput = {
  /** The element around the table. Its scroll margin is the height of what stays in sight above it. */
  container: RefObject<HTMLElement | null>
  /** The element that holds the rows. */
  body: RefObject<HTMLElement | null>
  view: GuestView
  /** The open guest, its email as in the list. */
  opened: Email | null
  rowHeight: number
}

/** Keeps the row of the open guest in sight while the drawer goes from guest to guest. */
export function useRevealOpened({ container, body, view, opened, rowHeight }: RevealInput): void {
  const before = useRef(opened)
  const reveal = useEffectEvent(() => {
    const rowIndex = view.shown.findIndex((slot) => view.index.keys[slot] === opened)
    if (rowIndex < 0 || !body.current || !container.current) return
    // The head of the table is about as high as a row.
    const above = Number.parseFloat(getComputedStyle(container.current).scrollMarginTop) + rowHeight
    const top = body.current.getBoundingClientRect().top + rowIndex * rowHeight
    const over = top - above
    const under = top + rowHeight + below - window.innerHeight
    if (over < 0) window.scrollBy(0, over)
    else if (under > 0) window.scrollBy(0, under)
  })
  useEffect(() => {
    const hasMoved = before.current !== null && opened !== null && before.current !== opened
    before.current = opened
    if (hasMoved) reveal()
  }, [opened])
}
