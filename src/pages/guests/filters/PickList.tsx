import { useLayoutEffect, useRef, useState } from 'react'
import classes from './PickFilter.module.css'

export type PickOption = {
  value: string
  label: string
  /** Said after the name, quietly. */
  note: string
  /** What typing is compared with, folded. */
  text: string
}

type PickListProps = {
  id: string
  label: string
  options: readonly PickOption[]
  active: number
  value: string
  onPick: (option: PickOption) => void
}

/** Height of an option, px, and how many are mounted: a few more than the list shows. */
const height = 34
const mounted = 14

/** The options, of which only those in sight exist. */
export function PickList({ id, label, options, active, value, onPick }: PickListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const top = active * height
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight
  }, [active])
  const from = Math.max(0, Math.min(first - 2, options.length - mounted))
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className={classes.list}
      onScroll={(event) => setFirst(Math.floor(event.currentTarget.scrollTop / height))}
    >
      <div style={{ height: options.length * height }}>
        {options.slice(from, from + mounted).map((option, offset) => {
          const place = from + offset
          return (
            // Keys are pressed in the input: it keeps the focus, and says which option is active.
            <button
              key={option.value}
              type="button"
              tabIndex={-1}
              id={`${id}-${place}`}
              role="option"
              aria-selected={option.value === value}
              aria-setsize={options.length}
              aria-posinset={place + 1}
              data-active={place === active}
              className={classes.option}
              style={{ transform: `translateY(${place * height}px)` }}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPick(option)}
            >
              <bdi>{option.label}</bdi>
              {option.note && <span className={classes.note}>{option.note}</span>}
            </button>
          )
        })}
      </div>
      {options.length === 0 && <p className={classes.none}>Nothing found</p>}
    </div>
  )
}
