import { IconColumns3 } from '@tabler/icons-react'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './ColumnsMenu.module.css'

/** What the button of the menu *Columns* shows. */
export function ColumnsLabel() {
  const m = useMessages()
  return (
    <>
      <IconColumns3 size="1rem" aria-hidden="true" />
      <span>{m.guests.columnsMenu}</span>
    </>
  )
}

/** Keeps the place of the menu *Columns* while it loads, so that nothing moves when it comes. */
export function ColumnsPlace() {
  return (
    <Button inactive className={classes.button}>
      <ColumnsLabel />
    </Button>
  )
}
