import { useSyncExternalStore } from 'react'
import type { Email } from '#src/lib/guest.ts'
import classes from './SelectBox.module.css'
import type { Selection } from './selection.ts'

type SelectBoxProps = { email: Email; label: string; selection: Selection }

/** The box of one row. It alone hears of the selection; what a click means, ranges included, the table decides. */
export function SelectBox({ email, label, selection }: SelectBoxProps) {
  const checked = useSyncExternalStore(selection.subscribe, () => selection.has(email))
  return (
    <input type="checkbox" className={classes.box} aria-label={label} checked={checked} onChange={ignore} />
  )
}

/** The table listens for the click, which alone tells whether Shift was held. */
function ignore() {}
