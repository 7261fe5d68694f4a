import type { KeyboardEvent } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberIndex } from '#src/lib/memberIndex.ts'
import type { PastedMembers } from '#src/lib/pastedMembers.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { isComposing } from '#src/ui/isComposing.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './MemberPicker.module.css'

/** What a picker asks about before it adds members. */
export type PickerQuestionKind =
  | { kind: 'disabled'; id: MemberId; accessibleName: string }
  | { kind: 'pasted'; pasted: PastedMembers }

type PickerQuestionProps = {
  question: PickerQuestionKind
  index: MemberIndex
  checked: ReadonlySet<MemberId>
  /** The members to add; none: the question was dismissed. */
  onAnswer: (ids: readonly MemberId[]) => void
}

/** A question below the field of a picker, in place: no dialog over a drawer. Esc dismisses it. */
export function PickerQuestion({ question, index, checked, onAnswer }: PickerQuestionProps) {
  const m = useMessages()
  const isPasted = question.kind === 'pasted'
  const ids = isPasted ? question.pasted.found.filter((id) => !checked.has(id)) : [question.id]
  const lines = isPasted
    ? pastedLines(question.pasted, index, m)
    : [m.members.disabledNote([question.accessibleName])]
  const add = isPasted ? m.members.addCount(ids.length) : m.members.add(question.accessibleName)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onAnswer([])
  }
  // Mantine's drawer closes on Esc unless the focused element says otherwise.
  const staysOnEscape = { 'data-mantine-stop-propagation': true }
  return (
    <div
      role="group"
      aria-label={m.members.question}
      className={classes.question}
      data-kind={question.kind}
      onKeyDownCapture={onKeyDown}
    >
      <div role="status">
        {lines.map((line, place) => (
          <p key={`line ${place}`}>
            <RichText text={line} />
          </p>
        ))}
      </div>
      <div className={classes.answers}>
        {ids.length > 0 && (
          <Button autoFocus {...staysOnEscape} onClick={() => onAnswer(ids)}>
            <span>
              <RichText text={add} />
            </span>
          </Button>
        )}
        <Button variant="subtle" autoFocus={ids.length === 0} {...staysOnEscape} onClick={() => onAnswer([])}>
          {isPasted ? m.common.dismiss : m.members.dontAdd}
        </Button>
      </div>
    </div>
  )
}

/** What a pasted list holds, a line each: how many members, who of them is disabled, which entries name none or several. */
function pastedLines(
  { found, unknown, ambiguous }: PastedMembers,
  { byId }: MemberIndex,
  m: Messages,
): readonly (RichTextData | string)[] {
  const disabled = found.flatMap((id) => {
    const named = byId.get(id)
    return named?.member.status === 'disabled' ? [named.accessibleName] : []
  })
  return [
    m.members.pastedFound(found.length),
    ...(disabled.length > 0 ? [m.members.disabledNote(disabled)] : []),
    ...(unknown.length > 0 ? [m.members.pastedUnknown(unknown)] : []),
    ...(ambiguous.length > 0 ? [m.members.pastedAmbiguous(ambiguous)] : []),
  ]
}
