import {
  useEffect,
  useLayoutEffect,
  useRef,
  type ComponentProps,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useState,
} from 'react'
import classes from './Combobox.module.css'
import { remInPx } from './remInPx.ts'
import { useIgnoredSecondClick } from './useIgnoredSecondClick.ts'
import { useWindowedRows } from './useWindowedRows.ts'

/** What an option's element needs; spread it on a `div`, then add a class and the content. */
export type OptionProps = Pick<
  ComponentProps<'div'>,
  'id' | 'role' | 'aria-selected' | 'aria-setsize' | 'aria-posinset' | 'style' | 'onPointerDown' | 'onClick'
> & { 'data-active': boolean | undefined }

export type RenderOption<Option> = (option: Option, props: OptionProps) => ReactNode

type ComboboxListProps<Option> = {
  id: string
  label: string
  multiple: boolean
  options: readonly Option[]
  /** Index of the option that the keyboard is at; -1: none. */
  active: number
  keyOf: (option: Option) => string | number
  optionId: (option: Option) => string
  isSelected: (option: Option) => boolean
  renderOption: RenderOption<Option>
  /** Rem. */
  optionHeight: number
  onPick: (option: Option) => void
  emptyText: string
  popupClassName?: string | undefined
  scroller: RefObject<HTMLDivElement | null>
}

/** The list below a combobox. It mounts the options in sight, and the active one: it must exist to be read out. */
export function ComboboxList<Option>(props: ComboboxListProps<Option>) {
  const { id, label, multiple, options, active, emptyText, keyOf, scroller } = props
  const [optionHeight] = useState(() => props.optionHeight * remInPx())
  const body = useRef<HTMLDivElement>(null)
  const { first, end } = useWindowedRows({ body, count: options.length, height: optionHeight, scroller })
  const popup = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!popup.current) return
    placeList(popup.current)
    // Where even the least height does not fit, what is around it scrolls.
    popup.current.scrollIntoView({ block: 'nearest' })
  }, [])
  useLayoutEffect(() => {
    if (!scroller.current || active < 0) return
    scrollIntoView(scroller.current, active * optionHeight, optionHeight)
    scroller.current.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active, optionHeight, scroller])
  useVisibleWindow(popup)
  useIgnoredSecondClick()
  const mounted = Array.from({ length: end - first }, (_, offset) => first + offset)
  if (active >= 0 && active < options.length && !mounted.includes(active)) mounted.push(active)
  return (
    <div ref={popup} className={`${classes.popup} ${props.popupClassName ?? ''}`}>
      <div
        ref={scroller}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        className={classes.list}
        hidden={options.length === 0}
        onPointerDown={keepFocus}
      >
        <div
          ref={body}
          role="presentation"
          className={classes.body}
          style={{ height: options.length * optionHeight }}
        >
          {mounted.map((index) => {
            const option = options[index]
            return option === undefined ? null : (
              <ListOption key={keyOf(option)} {...props} {...{ option, index, optionHeight }} />
            )
          })}
        </div>
      </div>
      {options.length === 0 && <p className={classes.empty}>{emptyText}</p>}
    </div>
  )
}

type ListOptionProps<Option> = ComboboxListProps<Option> & { option: Option; index: number }

function ListOption<Option>({ option, index, ...list }: ListOptionProps<Option>) {
  return list.renderOption(option, {
    id: list.optionId(option),
    role: 'option',
    'aria-selected': list.isSelected(option),
    'aria-setsize': list.options.length,
    'aria-posinset': index + 1,
    'data-active': index === list.active || undefined,
    style: { height: list.optionHeight, transform: `translateY(${index * list.optionHeight}px)` },
    onPointerDown: keepFocus,
    onClick: () => list.onPick(option),
  })
}

/** Gives the styles of a sheet how much of the window the keyboard of the screen covers, and how high the rest is. */
function useVisibleWindow(popup: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const visible = window.visualViewport
    if (!visible) return undefined
    const fit = () => {
      const covered = Math.max(0, window.innerHeight - visible.height - visible.offsetTop)
      popup.current?.style.setProperty('--keyboard', `${covered}px`)
      popup.current?.style.setProperty('--visible-height', `${visible.height}px`)
    }
    fit()
    visible.addEventListener('resize', fit)
    visible.addEventListener('scroll', fit)
    return () => {
      visible.removeEventListener('resize', fit)
      visible.removeEventListener('scroll', fit)
    }
  }, [popup])
}

/** The focus stays in the field. */
function keepFocus(event: PointerEvent) {
  event.preventDefault()
}

/** Scrolls as little as needed to show the option `height` px high at `top`. */
function scrollIntoView(list: HTMLElement, top: number, height: number): void {
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + height > list.scrollTop + list.clientHeight)
    list.scrollTop = top + height - list.clientHeight
}

/** From where to where the window shows what is around the element, px: what is around it may scroll or cut it. */
function visibleAround(element: HTMLElement): { top: number; bottom: number } {
  const visible = { top: 0, bottom: window.innerHeight }
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around === document.body || getComputedStyle(around).overflowY === 'visible') continue
    const { top, bottom } = around.getBoundingClientRect()
    visible.top = Math.max(visible.top, top)
    visible.bottom = Math.min(visible.bottom, bottom)
  }
  return visible
}

/** Between the list and its field, and between it and the end of the dialog, px. */
const gap = 6
/** A list of a few options, px: less is no use, rather the dialog scrolls. */
const leastHeight = 120

/** Above the field where there is no room below it, and more above; no higher than that room. */
function placeList(list: HTMLElement): void {
  const field = list.parentElement?.getBoundingClientRect()
  if (!field) return
  const { top, bottom } = visibleAround(list)
  const above = field.top - top
  const below = bottom - field.bottom
  const isAbove = list.offsetHeight > below && above > below
  list.toggleAttribute('data-above', isAbove)
  // It is wider than its field where options need the room.
  list.toggleAttribute('data-at-end', field.left + list.offsetWidth > document.documentElement.clientWidth)
  const room = Math.max(leastHeight, (isAbove ? above : below) - 2 * gap)
  list.style.setProperty('--room', `${room}px`)
}
