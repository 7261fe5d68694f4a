import type { NameOf } from '#src/features/changes/outcomeMessages.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { RichText } from '#src/ui/RichText.tsx'
import type { Question } from '#src/ui/useQuestion.tsx'

/** The question before the list is emptied, whether the editor finds out or the save from the fresh list. */
export function removeAll(removed: readonly MemberId[], member: NameOf, m: Messages): Question {
  const { title, text, confirm, cancel } = m.drawer.removeAll
  return { title, text: <RichText text={text(removed.map(member))} />, confirm, cancel }
}

/** The question after a `null` where members were known: on some servers it means none, on others nothing at all. */
export function unexpectedNull(last: readonly MemberId[], member: NameOf, m: Messages): Question {
  const { title, text, confirm, cancel } = m.drawer.unexpectedNull
  return { title, text: <RichText text={text(last.map(member))} />, confirm, cancel }
}
