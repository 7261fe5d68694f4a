import { useId } from 'react'
import classes from './SelectField.module.css'

type SelectFieldProps<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  /** Null: nothing is chosen yet. */
  value: Value | null
  /** What is shown while nothing is chosen. */
  placeholder?: string
  /** `no`: the options are data, which the browser does not translate. */
  translate?: 'no'
  onChange: (value: Value) => void
}

/** The browser's own list of a few choices, with its label above. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, options, value, placeholder = '', translate, onChange } = props
  const id = useId()
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <select
        id={id}
        translate={translate}
        className={classes.select}
        data-missing={value === null}
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {value === null && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
