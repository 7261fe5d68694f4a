import { useId, useState } from 'react'
import { wordsOf } from '#src/lib/fold.ts'
import { Combobox } from './Combobox.tsx'
import classes from './Filter.module.css'
import { FilterFrame, FilterLabel } from './FilterFrame.tsx'
import { useMessages } from './MessagesProvider.tsx'

/** A value that a list can be filtered by. */
export type FilterOption = {
  value: string
  label: string
  /** Drawn after the label in a quiet colour. */
  note: string
  /** What a query is compared with, folded. */
  text: string
}

type FilterComboboxProps = {
  label: string
  /** '' for any. */
  value: string
  /** How the value reads; '' for any. */
  text: string
  /** What the option for everything is called: a company may be called *Any*. */
  anyLabel: string
  /** Called when the list opens: counting 100 000 guests takes too long for every keystroke in the search. */
  getOptions: () => readonly FilterOption[]
  onPick: (value: string) => void
  /** Shown on hover and read out; '' when the filter is not disabled. */
  disabledReason: string
}

/** A filter picked from a long list by typing part of a name. */
export function FilterCombobox(props: FilterComboboxProps) {
  const { label, value, text, anyLabel, getOptions, onPick, disabledReason } = props
  const m = useMessages()
  const id = useId()
  const [options, setOptions] = useState<readonly FilterOption[]>([])
  const any = { value: '', label: anyLabel, note: '', text: '' }
  const isDisabled = disabledReason !== ''
  const isOn = value !== '' && !isDisabled
  return (
    <FilterFrame
      id={id}
      label={label}
      isOn={isOn}
      onRemove={() => onPick('')}
      title={disabledReason || undefined}
    >
      <Combobox
        id={id}
        start={<FilterLabel id={id} label={label} isOn={isOn} />}
        className={classes.combobox}
        inputClassName={classes.input}
        popupClassName={classes.popup}
        placeholder={anyLabel}
        disabled={isDisabled}
        aria-describedby={isDisabled ? `${id}-reason` : undefined}
        text={text}
        onOpen={() => setOptions([any, ...getOptions()])}
        optionsFor={(query) => matchOptions(options, query)}
        keyOf={(option) => option.value}
        isSelected={(option) => option.value === value}
        optionHeight={2.125}
        renderOption={(option, optionProps) => (
          <div {...optionProps} className={classes.option}>
            <bdi translate={option.value === '' ? undefined : 'no'}>{option.label}</bdi>
            {option.note && <span className={classes.note}>{option.note}</span>}
          </div>
        )}
        onPick={(option) => option.value !== value && onPick(option.value)}
        listLabel={label}
        emptyText={m.guests.nothingFound}
      />
      {isDisabled && (
        <span id={`${id}-reason`} hidden>
          {disabledReason}
        </span>
      )}
    </FilterFrame>
  )
}

/** The options that contain every word of the query; for an empty query all of them. *Any* matches no other query. */
function matchOptions(options: readonly FilterOption[], query: string): readonly FilterOption[] {
  const words = wordsOf(query)
  if (words.length === 0) return options
  return options.filter((option) => option.value !== '' && words.every((word) => option.text.includes(word)))
}
