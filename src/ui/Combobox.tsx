import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { ComboboxList, type RenderOption } from './ComboboxList.tsx'
import classes from './Combobox.module.css'
import { isComposing } from './isComposing.ts'

type InputProps = Pick<
  ComponentProps<'input'>,
  'id' | 'aria-labelledby' | 'aria-describedby' | 'placeholder' | 'disabled' | 'onPaste'
>

type ComboboxProps<Option> = InputProps & {
  /** The options that match what is typed, in order. Called while the list is open, at each rendering. */
  optionsFor: (query: string) => readonly Option[]
  /** Unique among the options. */
  keyOf: (option: Option) => string | number
  isSelected: (option: Option) => boolean
  renderOption: RenderOption<Option>
  /** Height of an option, rem. */
  optionHeight: number
  onPick: (option: Option) => void
  /** Several can be picked, one after the other: the field is empty again after each. */
  multiple?: boolean
  /** What the closed field shows; with `multiple` it shows what was typed. */
  text?: string
  onOpen?: () => void
  listLabel: string
  /** Shown in place of the list when it has no options. */
  emptyText: string
  /** Read out while typing, such as how many options match. */
  announcement?: (shown: number) => string
  /** In front of the field: an icon or a label. */
  start?: ReactNode
  /** The field, to give it the focus. */
  fieldRef?: RefObject<HTMLInputElement | null>
  /** The focus goes to the field when it appears, or when this becomes true. */
  takesFocus?: boolean | undefined
  className?: string | undefined
  inputClassName?: string | undefined
  /** For the list below the field: as wide as the field unless said otherwise. */
  popupClassName?: string | undefined
}

/** How far Page Up and Page Down go. */
const pageStep = 8

/**
 * A field to pick from a long list by typing, single or multiple (WAI-ARIA: combobox with a listbox). The focus stays
 * in the field; `aria-activedescendant` says where the keyboard is. Options are mounted only where they are in sight.
 */
export function Combobox<Option>(props: ComboboxProps<Option>) {
  const { optionsFor, keyOf, onPick, multiple = false, text = '', onOpen, announcement, start } = props
  const { className = '', inputClassName = '', id, placeholder, disabled = false, takesFocus = false } = props
  const listId = useId()
  const ownField = useRef<HTMLInputElement>(null)
  const field = props.fieldRef ?? ownField
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  // The option that Enter picks; -1: none.
  const [active, setActive] = useState(-1)
  const options = open && !disabled ? optionsFor(query) : []
  const hasList = options.length > 0
  const activeOption = options[active]
  const optionId = (option: Option) => `${listId}${withoutSpaces(String(keyOf(option)))}`

  const show = (nextQuery: string, nextActive: number) => {
    if (!open) onOpen?.()
    setOpen(true)
    setQuery(nextQuery)
    setActive(nextActive)
    // Other options: they begin at the top.
    if (list.current) list.current.scrollTop = 0
  }
  const close = () => {
    setOpen(false)
    setActive(-1)
    if (!multiple) setQuery('')
  }
  useScrolledOut(field, open, close)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [field, takesFocus])
  const pick = (option: Option) => {
    // The list must not cover what comes of it.
    close()
    setQuery('')
    onPick(option)
  }
  const move = (step: number) => {
    if (!open) show(query, 0)
    else if (Math.abs(step) > 1) setActive(Math.min(Math.max(active + step, 0), options.length - 1))
    else if (hasList)
      setActive((Math.max(active, step === 1 ? -1 : 0) + step + options.length) % options.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    // That saves the form around the field.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return close()
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'PageDown' && open) move(pageStep)
    else if (event.key === 'PageUp' && open) move(-pageStep)
    else if (event.key === 'Escape' && open) close()
    else if (event.key === 'Enter' && activeOption !== undefined) pick(activeOption)
    else if (event.key === 'Enter' && !multiple && !open) show('', 0)
    // Enter in a field would submit its form.
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <div className={`${classes.place} ${className}`}>
      {start}
      <input
        ref={field}
        id={id}
        role="combobox"
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={hasList ? listId : undefined}
        aria-activedescendant={activeOption === undefined ? undefined : optionId(activeOption)}
        // A dialog takes the focus after the field did, and looks for this.
        data-autofocus={takesFocus || undefined}
        // Mantine's drawer closes on Esc unless the focused element says otherwise.
        data-mantine-stop-propagation={open || undefined}
        className={`${classes.input} ${inputClassName}`}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={open || multiple ? query : text}
        onClick={() => open || show(query, multiple ? -1 : 0)}
        onChange={({ target: { value } }) => show(value, multiple && value.trim() === '' ? -1 : 0)}
        onBlur={close}
        onPaste={props.onPaste}
        onKeyDown={onKeyDown}
      />
      {open && (
        <ComboboxList
          {...props}
          id={listId}
          label={props.listLabel}
          multiple={multiple}
          options={options}
          optionId={optionId}
          scroller={list}
          active={active}
          onPick={pick}
        />
      )}
      {announcement && (
        <span className="gl-visually-hidden" aria-live="polite">
          {open && query.trim() !== '' && announcement(options.length)}
        </span>
      )}
    </div>
  )
}

/** Calls `onScrolledOut` when the field leaves the visible area: its list would lie over what was scrolled to. */
function useScrolledOut(field: RefObject<Element | null>, open: boolean, onScrolledOut: () => void): void {
  const report = useEffectEvent(onScrolledOut)
  useEffect(() => {
    if (!open || !field.current) return undefined
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) report()
    })
    observer.observe(field.current)
    return () => observer.disconnect()
  }, [open, field])
}

/** An id with spaces would be a list of ids. */
function withoutSpaces(key: string): string {
  return key.replaceAll(/[\s_]/gu, (char) => `_${char.charCodeAt(0)}`)
}
