import { useEffect, useId, useRef } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import { matchingMembers, type MemberIndex } from '#src/lib/memberIndex.ts'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MemberPicker.module.css'
import { MemberOption } from './MemberOption.tsx'

type MemberChoiceProps = {
  label: string
  /** The members to choose from; null: they are being read. */
  index: MemberIndex | null
  value: MemberId | null
  onPick: (id: MemberId) => void
  /** The focus goes to the field when it appears. */
  takesFocus?: boolean
}

/** A combobox to choose one member in. */
export function MemberChoice({ label, index, value, onPick, takesFocus = false }: MemberChoiceProps) {
  const m = useMessages()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
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
        inputClassName={classes.input}
        placeholder={m.members.choose}
        disabled={index === null}
        text={chosen?.accessibleName ?? ''}
        optionsFor={(query) => (index ? matchingMembers(index, query) : [])}
        keyOf={({ member }) => member.id}
        isSelected={({ member }) => member.id === value}
        optionHeight={48}
        renderOption={(option, optionProps) => <MemberOption option={option} {...optionProps} />}
        onPick={({ member }) => onPick(member.id)}
        listLabel={m.members.list}
        emptyText={m.members.noMatch}
      />
    </div>
  )
}
