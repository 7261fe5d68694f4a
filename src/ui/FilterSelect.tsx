import { useId } from 'react'
import classes from './Filter.module.css'
import { FilterFrame, FilterLabel } from './FilterFrame.tsx'

type FilterSelectProps<Value extends string> = {
  label: string
  value: Value
  /** What can be chosen, in order; the first one filters nothing. */
  options: readonly { value: Value; label: string }[]
  onPick: (value: Value) => void
}

/** A filter picked from a few values. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, onPick } = props
  const id = useId()
  const [any] = options
  const isOn = value !== any?.value
  const pick = (chosen: string | undefined) => {
    const option = options.find((one) => one.value === chosen)
    if (option) onPick(option.value)
  }
  return (
    <FilterFrame id={id} label={label} isOn={isOn} onRemove={() => pick(any?.value)}>
      <FilterLabel id={id} label={label} isOn={isOn} />
      <select id={id} className={classes.select} value={value} onChange={(event) => pick(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FilterFrame>
  )
}
