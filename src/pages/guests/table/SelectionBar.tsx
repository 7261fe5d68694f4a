import { IconX } from '@tabler/icons-react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SelectionBar.module.css'
import { useSelectionCounts, type Selection } from './selection.ts'

/** How many guests are selected and how many of those are not shown. It floats, so that it moves no row. */
export function SelectionBar({ view, selection }: { view: GuestView; selection: Selection }) {
  const m = useMessages()
  const { total, shown } = useSelectionCounts(selection, view)
  return (
    <div className={classes.bar} data-empty={total === 0} data-floats-below={total > 0}>
      <span role="status">{total > 0 && m.guests.selected(total, total - shown)}</span>
      <Button
        variant="plain"
        className={classes.clear}
        hidden={total === 0}
        onClick={() => selection.replace([])}
      >
        <IconX size={14} aria-hidden="true" />
        <span>{m.guests.clearSelection}</span>
      </Button>
    </div>
  )
}
