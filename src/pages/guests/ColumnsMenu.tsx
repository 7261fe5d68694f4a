import { IconCheck, IconColumns3 } from '@tabler/icons-react'
import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { guestColumns, type GuestColumn } from '#src/lib/guestColumns.ts'
import { columnDefs } from './columnDefs.ts'
import classes from './ColumnsMenu.module.css'

type ColumnsMenuProps = {
  columns: readonly GuestColumn[]
  onShow: (column: GuestColumn, shown: boolean) => void
}

/** Shows and hides columns. It stays open for several; the guest itself is always there. */
export function ColumnsMenu({ columns, onShow }: ColumnsMenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && open) {
      setOpen(false)
      button.current?.focus()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
      else setOpen(true)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    // The keys are those of the button and the items in it.
    <div className={classes.place} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconColumns3 size={16} aria-hidden="true" />
        Columns
      </button>
      {open && (
        <div id={id} role="menu" aria-label="Columns" className={classes.menu}>
          {guestColumns.map(
            (column) =>
              column !== 'guest' && (
                <button
                  key={column}
                  type="button"
                  role="menuitemcheckbox"
                  aria-checked={columns.includes(column)}
                  className={classes.item}
                  // Safari gives a clicked button no focus, and the menu would close before the click.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onShow(column, !columns.includes(column))}
                >
                  <IconCheck size={15} aria-hidden="true" />
                  {columnDefs[column].heading}
                </button>
              ),
          )}
        </div>
      )}
    </div>
  )
}

function moveFocus(place: HTMLElement, step: 1 | -1): void {
  const items = [...place.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]')]
  const at = items.findIndex((item) => item === document.activeElement)
  items.at((at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length)?.focus()
}
