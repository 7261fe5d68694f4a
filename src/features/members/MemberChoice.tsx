import { IconSearch } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import { matchingMembers, type MemberIndex } from '#src/lib/memberIndex.ts'
import { Button } from '#src/ui/Button.tsx'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MemberPicker.module.css'
import { MemberOption } from './MemberOption.tsx'

type MemberChoiceProps = {
  label: string
  /** What the empty field says; *Choose a member* unless given. */
  placeholder?: string | undefined
  /** The members to choose from; null: they are being read. */
  index: MemberIndex | null
  value: MemberId | null
  onPick: (id: MemberId) => void
  /** Empties the field, where it may stay empty. */
  onClear?: (() => void) | undefined
  /** The focus goes to the field when it appears. */
  takesFocus?: boolean
}

/** A combobox to choose one member in. */
export function MemberChoice(props: MemberChoiceProps) {
  const { label, placeholder, index, value, onPick, onClear, takesFocus } = props
  const m = useMessages()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const chosen = value === null ? undefined : index?.byId.get(value)
  return (
    <div className={classes.choice}>
      <label htmlFor={id} className={classes.choiceLabel}>
        {label}
      </label>
      <Combobox
        id={id}
        fieldRef={field}
        takesFocus={takesFocus}
        start={<IconSearch size="1rem" aria-hidden="true" className={classes.icon} />}
        inputClassName={classes.input}
        placeholder={placeholder ?? m.members.choose}
        disabled={index === null}
        text={chosen?.accessibleName ?? ''}
        optionsFor={(query) => (index ? matchingMembers(index, query) : [])}
        keyOf={({ member }) => member.id}
        isSelected={({ member }) => member.id === value}
        optionHeight={3}
        renderOption={(option, optionProps) => <MemberOption option={option} {...optionProps} />}
        onPick={({ member }) => onPick(member.id)}
        listLabel={m.members.list}
        emptyText={m.members.noMatch}
      />
      {onClear && value !== null && (
        <Button
          variant="link"
          onClick={() => {
            onClear()
            field.current?.focus()
          }}
        >
          {m.members.clearChoice}
        </Button>
      )}
    </div>
  )
}
