import { useId, useState } from 'react'
import { fold } from '#src/lib/fold.ts'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './PickFilter.module.css'

export type PickOption = {
  value: string
  label: string
  /** Beside the name, quietly. */
  note: string
  /** What typing is compared with, folded. */
  text: string
}

type PickFilterProps = {
  label: string
  value: string
  /** How the value reads; '' for any. */
  shown: string
  /** Called when the list opens: counting 100 000 guests is not for every keystroke in the search. */
  optionsOf: () => readonly PickOption[]
  onPick: (value: string) => void
  /** Why the filter is off; '' when it is on. */
  off: string
}

/** A filter picked from a long list by typing part of a name. */
export function PickFilter({ label, value, shown, optionsOf, onPick, off }: PickFilterProps) {
  const m = useMessages()
  const id = useId()
  const [options, setOptions] = useState<readonly PickOption[]>([])
  const any: PickOption = { value: '', label: m.guests.anyValue, note: '', text: '' }
  return (
    <div className={classes.filter} data-on={value !== '' && off === ''} title={off || undefined}>
      <Combobox
        id={id}
        start={
          <label htmlFor={id} className={classes.label}>
            {label}
          </label>
        }
        className={classes.place}
        inputClassName={classes.input}
        popupClassName={classes.popup}
        placeholder={m.guests.anyValue}
        disabled={off !== ''}
        aria-describedby={off ? `${id}-off` : undefined}
        text={shown}
        onOpen={() => setOptions([any, ...optionsOf()])}
        optionsFor={(query) => matching(options, query)}
        keyOf={(option) => option.value}
        isSelected={(option) => option.value === value}
        optionHeight={34}
        renderOption={(option, props) => (
          <div {...props} className={classes.option}>
            <bdi>{option.label}</bdi>
            {option.note && <span className={classes.note}>{option.note}</span>}
          </div>
        )}
        onPick={(option) => option.value !== value && onPick(option.value)}
        listLabel={label}
        emptyText={m.guests.nothingFound}
      />
      {off && (
        <span id={`${id}-off`} hidden>
          {off}
        </span>
      )}
    </div>
  )
}

function matching(options: readonly PickOption[], query: string): readonly PickOption[] {
  const words = fold(query).split(/\s+/u)
  if (query.trim() === '') return options
  return options.filter((option) => option.value !== '' && words.every((word) => option.text.includes(word)))
}
