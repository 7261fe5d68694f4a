import { useId } from 'react'
import classes from './RadioGroup.module.css'

type RadioGroupProps<Value extends string> = {
  legend: string
  options: readonly { value: Value; label: string; note: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** A choice of a few, each with a note. A radio button is named by its label and described by its note. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, options, value, onChange } = props
  const id = useId()
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            aria-labelledby={`${id}-${option.value}`}
            aria-describedby={`${id}-${option.value}-note`}
            onChange={() => onChange(option.value)}
          />
          <span id={`${id}-${option.value}`} className={classes.label}>
            {option.label}
          </span>
          <span id={`${id}-${option.value}-note`} className={classes.note}>
            {option.note}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
