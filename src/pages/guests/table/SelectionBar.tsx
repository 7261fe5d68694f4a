import { IconX } from '@tabler/icons-react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import classes from './SelectionBar.module.css'
import type { Selection } from './selection.ts'
import { useSelected } from './useSelected.ts'
import { wholeNumber } from '#src/pages/guests/wording.ts'

/** How many are selected and how many of them are out of sight. It floats: nothing moves under the pointer. */
export function SelectionBar({ view, selection }: { view: GuestView; selection: Selection }) {
  const { total, shown } = useSelected(selection, view)
  const hidden = total - shown
  return (
    <div className={classes.bar} data-empty={total === 0} data-floats-below={total > 0}>
      <span role="status">
        {total > 0 &&
          `${wholeNumber(total)} selected${hidden > 0 ? `, ${wholeNumber(hidden)} not shown` : ''}`}
      </span>
      <button type="button" hidden={total === 0} onClick={() => selection.replace([])}>
        <IconX size={14} aria-hidden="true" />
        Clear selection
      </button>
    </div>
  )
}
