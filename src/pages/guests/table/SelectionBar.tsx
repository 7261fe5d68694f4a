import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SelectionBar.module.css'
import { useSelectionCounts, type Selection } from './selection.ts'

type SelectionBarProps = {
  view: GuestView
  selection: Selection
  /** What can be done with the selected guests. */
  children: ReactNode
}

/** How many guests are selected, how many of those are not shown, and what can be done with them. It moves no row. */
export function SelectionBar({ view, selection, children }: SelectionBarProps) {
  const m = useMessages()
  const { total, shown } = useSelectionCounts(selection, view)
  return (
    <div className={classes.bar} data-empty={total === 0} data-floats-below={total > 0}>
      <span role="status">{total > 0 && m.guests.selected(total, total - shown)}</span>
      {total > 0 && children}
      <Button
        variant="plain"
        className={classes.clear}
        hidden={total === 0}
        onClick={() => selection.replace([])}
      >
        <IconX size="0.875rem" aria-hidden="true" />
        <span>{m.guests.clearSelection}</span>
      </Button>
    </div>
  )
}
