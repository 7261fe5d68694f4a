import { IconX } from '@tabler/icons-react'
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SelectionBar.module.css'
import { useSelectionCounts, type Selection } from './selection.ts'

type SelectionBarProps = {
  view: GuestView
  selection: Selection
  /** Called when the selection was cleared: the button that had the focus is gone. */
  onCleared: () => void
  /** What can be done with the selected guests. */
  children: ReactNode
}

/** How many guests are selected, how many of those are not shown, and what can be done with them. It moves no row. */
export function SelectionBar({ view, selection, onCleared, children }: SelectionBarProps) {
  const m = useMessages()
  const { total, shown } = useSelectionCounts(selection, view)
  const bar = useRef<HTMLDivElement>(null)
  useFloatsBelow(bar, total > 0)
  return (
    <div ref={bar} className={classes.bar} data-empty={total === 0}>
      <span role="status">{total > 0 && m.guests.selected(total, total - shown)}</span>
      {total > 0 && children}
      <Button
        variant="plain"
        className={classes.clear}
        hidden={total === 0}
        onClick={() => {
          selection.replace([])
          onCleared()
        }}
      >
        <IconX size="0.875rem" aria-hidden="true" />
        <span>{m.guests.clearSelection}</span>
      </Button>
    </div>
  )
}

/**
 * Says on the root element that something floats at the window's end and how high it is: notices go above it, and the
 * focus is scrolled out from under it. Asking with `:root:has()` would search the whole page at each change of it.
 */
function useFloatsBelow(bar: RefObject<HTMLElement | null>, floats: boolean): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (!element || !floats) return undefined
    const root = document.documentElement
    root.setAttribute('data-floats-below', '')
    const observer = new ResizeObserver(() =>
      root.style.setProperty('--gl-floats-below', `${element.offsetHeight}px`),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      root.removeAttribute('data-floats-below')
      root.style.removeProperty('--gl-floats-below')
    }
  }, [bar, floats])
}
