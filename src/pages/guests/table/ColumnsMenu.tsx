import { IconCheck, IconColumns3 } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { guestColumns, type GuestColumn } from '#src/guest-list/guestColumns.ts'
import { columnDefs } from './columns.tsx'
import classes from './ColumnsMenu.module.css'

type ColumnsMenuProps = {
  columns: readonly GuestColumn[]
  onShow: (column: GuestColumn, shown: boolean) => void
}

/** Shows and hides columns. The menu stays open for several; the guest itself is always there. */
export function ColumnsMenu({ columns, onShow }: ColumnsMenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // The button opens and closes by itself.
    if (relatedTarget !== button.current && !currentTarget.contains(relatedTarget)) setOpen(false)
  }
  return (
    <div className={classes.place}>
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconColumns3 size={16} aria-hidden="true" />
        <span>Columns</span>
      </button>
      {open && <Menu id={id} columns={columns} onShow={onShow} onBlur={onBlur} onClose={close} />}
    </div>
  )
}

type MenuProps = ColumnsMenuProps & { id: string; onBlur: (event: FocusEvent) => void; onClose: () => void }

function Menu({ id, columns, onShow, onBlur, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => moveFocus(menu.current, 1), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown') moveFocus(menu.current, 1)
    else if (event.key === 'ArrowUp') moveFocus(menu.current, -1)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label="Columns"
      className={classes.menu}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {guestColumns.slice(1).map((column) => (
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
      ))}
    </div>
  )
}

/** To the next item, or the previous; round at the ends. */
function moveFocus(menu: HTMLElement | null, step: 1 | -1): void {
  const items = [...(menu?.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]') ?? [])]
  const at = items.findIndex((item) => item === document.activeElement)
  items.at((Math.max(at, step === 1 ? -1 : 0) + step) % items.length)?.focus()
}
