import { useId, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { fold } from '#src/lib/fold.ts'
import classes from './PickFilter.module.css'
import { PickList, type PickOption } from './PickList.tsx'

type PickFilterProps = {
  label: string
  value: string
  /** How the value reads; '' for any. */
  shown: string
  /** Asked when the list opens: counting 100 000 guests is not for every keystroke in the search. */
  optionsOf: () => readonly PickOption[]
  onPick: (value: string) => void
  /** Why the filter is off; '' when it is on. */
  off: string
}

type Open = { options: readonly PickOption[]; query: string; active: number }

/** A filter picked from a long list by typing part of a name. */
export function PickFilter({ label, value, shown, optionsOf, onPick, off }: PickFilterProps) {
  const id = useId()
  const [open, setOpen] = useState<Open | null>(null)
  const any: PickOption = { value: '', label: 'Any', note: '', text: '' }
  const found = open ? matching([any, ...open.options], open.query) : []
  const unfold = () => setOpen((now) => now ?? { options: optionsOf(), query: '', active: 0 })
  const pick = (option: PickOption | undefined) => {
    setOpen(null)
    if (option && option.value !== value) onPick(option.value)
  }
  const move = (active: number) =>
    setOpen((now) => now && { ...now, active: Math.max(0, Math.min(found.length - 1, active)) })
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (open ? move(open.active + 1) : unfold()),
    ArrowUp: () => (open ? move(open.active - 1) : unfold()),
    Enter: () => (open ? pick(found[open.active]) : unfold()),
    Escape: () => setOpen(null),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key]
    if (!act || (event.key === 'Escape' && !open)) return
    event.preventDefault()
    act()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(null)
  }
  return (
    <div
      className={classes.filter}
      data-on={value !== '' && off === ''}
      title={off || undefined}
      onBlur={onBlur}
    >
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open !== null}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length > 0 ? `${id}-${open.active}` : undefined}
        aria-describedby={off ? `${id}-off` : undefined}
        className={classes.input}
        placeholder="Any"
        autoComplete="off"
        spellCheck={false}
        disabled={off !== ''}
        value={open ? open.query : shown}
        onClick={unfold}
        onChange={(event) => {
          const query = event.target.value
          setOpen((now) => ({ options: now?.options ?? optionsOf(), query, active: 0 }))
        }}
        onKeyDown={onKeyDown}
      />
      {off && (
        <span id={`${id}-off`} hidden>
          {off}
        </span>
      )}
      {open && (
        <PickList
          key={open.query}
          id={id}
          label={label}
          options={found}
          active={open.active}
          value={value}
          onPick={pick}
        />
      )}
    </div>
  )
}

function matching(options: readonly PickOption[], query: string): readonly PickOption[] {
  const words = fold(query).split(/\s+/u)
  if (query.trim() === '') return options
  return options.filter((option) => option.value !== '' && words.every((word) => option.text.includes(word)))
}
