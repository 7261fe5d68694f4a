import { useEffect, useRef } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { emailsBetween } from './rowIndex.ts'
import classes from './SelectBoxes.module.css'
import { useSelectionCounts, type Selection } from './selection.ts'

/** The checkbox of one row. `useRowEvents` handles the click. */
export function SelectGuestBox({ label, isSelected }: { label: string; isSelected: boolean }) {
  return (
    <input
      type="checkbox"
      className={classes.box}
      aria-label={label}
      checked={isSelected}
      onChange={ignore}
    />
  )
}

/** `useRowEvents` handles the click instead, because a change event has no Shift key. */
function ignore() {}

/** The checkbox of the head: selects every guest that matches; unselects them when all of them are selected. */
export function SelectAllBox({ view, selection }: { view: GuestView; selection: Selection }) {
  const m = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const { shown } = useSelectionCounts(selection, view)
  const all = shown > 0 && shown === view.shown.length
  const some = shown > 0 && !all
  useEffect(() => {
    // HTML has no attribute for it.
    if (input.current) input.current.indeterminate = some
  }, [some])
  return (
    <input
      ref={input}
      type="checkbox"
      className={classes.box}
      aria-label={m.guests.selectAll}
      checked={all}
      disabled={view.shown.length === 0}
      onChange={() => selection.put(emailsBetween(view, 0, view.shown.length - 1), !all)}
    />
  )
}
