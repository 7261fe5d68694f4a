import { IconCheck } from '@tabler/icons-react'
import {
  useEffect,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { isComposing } from './isComposing.ts'
import { keepInWindow } from './keepInWindow.ts'
import classes from './Menu.module.css'
import { useIgnoredSecondClick } from './useIgnoredSecondClick.ts'

type MenuProps = Omit<ButtonProps, 'children' | 'onClick' | 'onBlur'> & {
  /** What the button shows. The menu has the same name as its button. */
  button: ReactNode
  /** Items, groups and separators; rendered while the menu is open. */
  children: ReactNode
  /** A class for the opened menu, such as for its width. */
  menuClassName?: string | undefined
}

/**
 * A button and the menu that it opens below itself. ↑ ↓ Home End move the focus, Esc and leaving close it. A plain item
 * closes the menu, a checkbox or radio item leaves it open. Other props go to the button.
 */
export function Menu({ button, children, menuClassName = '', ...buttonProps }: MenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false)
  }
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <div className={classes.place} onBlur={onBlur}>
      <Button
        {...buttonProps}
        ref={opener}
        id={`${id}button`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </Button>
      {open && (
        <OpenMenu id={id} className={menuClassName} onClose={close}>
          {children}
        </OpenMenu>
      )}
    </div>
  )
}

type OpenMenuProps = { id: string; className: string; onClose: () => void; children: ReactNode }

function OpenMenu({ id, className, onClose, children }: OpenMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => itemsOf(menu.current)[0]?.focus(), [])
  useIgnoredSecondClick()
  useEffect(() => (menu.current ? keepInWindow(menu.current) : undefined), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') onClose()
    else if (!moveFocus(itemsOf(menu.current), event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = ({ target }: MouseEvent) => {
    const item = target instanceof Element ? target.closest('[role=menuitem]') : null
    if (item && !item.hasAttribute('aria-expanded')) onClose()
  }
  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-labelledby={`${id}button`}
      className={`${classes.menu} ${className}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {children}
    </div>
  )
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('button') ?? [])]
}

/** Moves the focus as the key says, round at the ends; false for other keys. */
function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item === document.activeElement)
  const targets = new Map([
    ['ArrowDown', (at + 1) % items.length],
    ['ArrowUp', Math.max(at, 0) - 1],
    ['Home', 0],
    ['End', -1],
  ])
  const target = targets.get(key)
  if (target === undefined) return false
  items.at(target)?.focus()
  return true
}

type MenuItemProps = {
  icon?: ReactNode
  tone?: 'danger'
  onSelect: () => void
  children: ReactNode
}

/** An entry that does something and closes the menu. */
export function MenuItem({ icon, tone, onSelect, children }: MenuItemProps) {
  return (
    <button type="button" role="menuitem" data-tone={tone} onClick={onSelect} {...itemProps}>
      {icon}
      {children}
    </button>
  )
}

type MenuCheckboxProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }

/** An entry that is on or off. The menu stays open. */
export function MenuCheckbox({ checked, onChange, children }: MenuCheckboxProps) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={checked}
      onClick={() => onChange(!checked)}
      {...itemProps}
    >
      <IconCheck size="0.9375rem" aria-hidden="true" />
      {children}
    </button>
  )
}

type MenuRadioProps = { checked: boolean; onSelect: () => void; children: ReactNode }

/** One of several entries of which one is chosen. The menu stays open. */
export function MenuRadio({ checked, onSelect, children }: MenuRadioProps) {
  return (
    <button type="button" role="menuitemradio" aria-checked={checked} onClick={onSelect} {...itemProps}>
      <IconCheck size="0.9375rem" aria-hidden="true" />
      {children}
    </button>
  )
}

type MenuRadioGroupProps<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** An entry that unfolds into options, one of which is chosen. The menu stays open. */
export function MenuRadioGroup<Value extends string>({
  label,
  options,
  value,
  onChange,
}: MenuRadioGroupProps<Value>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        role="menuitem"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        {...itemProps}
      >
        {label}
      </button>
      {open && (
        <div role="group" aria-label={label} className={classes.group}>
          {options.map((option) => (
            <MenuRadio
              key={option.value}
              checked={option.value === value}
              onSelect={() => onChange(option.value)}
            >
              {option.label}
            </MenuRadio>
          ))}
        </div>
      )}
    </>
  )
}

/** A line between groups of entries. */
export function MenuSeparator() {
  return <hr className={classes.separator} />
}

const itemProps = {
  tabIndex: -1,
  className: classes.item,
  // Mantine's drawer closes on Esc unless the focused element says otherwise.
  'data-mantine-stop-propagation': true,
  // Safari gives a clicked button no focus, and the menu would close before the click.
  onPointerDown: (event: PointerEvent) => event.preventDefault(),
}
