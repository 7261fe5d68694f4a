import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ClipboardEvent, type RefObject } from 'react'
import { whenIdle } from '#src/browser/whenIdle.ts'
import type { MemberId } from '#src/lib/member.ts'
import { matchingMembers, type IndexedMember, type MemberIndex } from '#src/lib/memberIndex.ts'
import { findPastedMembers } from '#src/lib/pastedMembers.ts'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { MemberOption } from './MemberOption.tsx'
import classes from './MemberPicker.module.css'
import { PickerQuestion, type PickerQuestionKind } from './PickerQuestion.tsx'

type MemberPickerProps = {
  /** The id of the element that names the combobox. */
  labelledBy: string
  /** The field, to give it the focus. */
  fieldRef?: RefObject<HTMLInputElement | null>
  placeholder: string
  /** The members to choose from; null: they are being read, and what is typed is kept. */
  index: MemberIndex | null
  /** Already chosen: picking one of them takes it out. */
  checked: ReadonlySet<MemberId>
  onAdd: (ids: readonly MemberId[]) => void
  onRemove: (id: MemberId) => void
  disabled?: boolean
  /** The focus goes to the field when it appears. */
  takesFocus?: boolean | undefined
  /** A disabled member is chosen without a question. */
  takesDisabled?: boolean
}

/**
 * A combobox to choose members in. It opens as fast with 5 000 members as with 5. Adding a disabled member, and the members
 * of a pasted list, is confirmed below the field.
 */
export function MemberPicker(props: MemberPickerProps) {
  const { index, checked, onAdd, onRemove, disabled = false, takesFocus, takesDisabled = false } = props
  const m = useMessages()
  const ownField = useRef<HTMLInputElement>(null)
  const field = props.fieldRef ?? ownField
  const [question, setQuestion] = useState<PickerQuestionKind | null>(null)
  // Sorting thousands of members takes a moment: before the list opens, not while.
  useEffect(() => (index ? whenIdle(index.inOrder) : undefined), [index])
  const pick = ({ member, accessibleName }: IndexedMember) => {
    setQuestion(null)
    if (checked.has(member.id)) onRemove(member.id)
    else if (member.status === 'disabled' && !takesDisabled)
      setQuestion({ kind: 'disabled', id: member.id, accessibleName })
    else onAdd([member.id])
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = index && findPastedMembers(event.clipboardData.getData('text'), index)
    if (!pasted) return
    event.preventDefault()
    setQuestion({ kind: 'pasted', pasted })
  }
  const answer = (ids: readonly MemberId[]) => {
    setQuestion(null)
    field.current?.focus()
    if (ids.length > 0) onAdd(ids)
  }
  const count = index?.byId.size ?? 0
  return (
    <div className={classes.picker}>
      <Combobox
        multiple
        fieldRef={field}
        takesFocus={takesFocus}
        aria-labelledby={props.labelledBy}
        start={<IconSearch size="1rem" aria-hidden="true" className={classes.icon} />}
        inputClassName={classes.input}
        placeholder={props.placeholder}
        disabled={disabled}
        optionsFor={(query) => (index ? matchingMembers(index, query) : [])}
        keyOf={({ member }) => member.id}
        isSelected={({ member }) => checked.has(member.id)}
        optionHeight={3}
        renderOption={(option, optionProps) => <MemberOption option={option} {...optionProps} />}
        onPick={pick}
        onPaste={onPaste}
        listLabel={m.members.list}
        emptyText={index === null ? m.members.reading : count === 0 ? m.members.none : m.members.noMatch}
        announcement={(shown) => m.members.matching(shown, count)}
      />
      {question && index && (
        <PickerQuestion
          key={question.kind === 'disabled' ? question.id : question.kind}
          {...{ question, index, checked }}
          onAnswer={answer}
        />
      )}
    </div>
  )
}
