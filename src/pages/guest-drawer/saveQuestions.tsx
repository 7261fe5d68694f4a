import type { MemberId } from '#src/lib/member.ts'
import { listed, type NameOf } from '#src/features/changes/outcomeSentences.ts'
import { Sentence } from '#src/ui/BidiText.tsx'
import type { Question } from '#src/ui/useQuestion.tsx'

/** Emptying a list is asked once, whoever finds out: the editor before the save, or the save from the fresh list. */
export function removeAll(removed: readonly MemberId[], name: NameOf): Question {
  const them = removed.length === 1 ? 'is the last one' : 'are all there are'
  return {
    title: 'Remove all members?',
    text: <Sentence text={`${listed(removed, name)} ${them}: nobody would look after this guest.`} />,
    confirm: 'Remove all members',
    cancel: 'Keep members',
  }
}

/** The server says `null` where there were members: on some servers that means nobody, on others nothing at all. */
export function saysNobody(known: readonly MemberId[], name: NameOf): Question {
  return {
    title: 'Is nobody there any more?',
    text: (
      <>
        Tallyfy now says nobody; {known.length} {known.length === 1 ? 'was' : 'were'} there:{' '}
        <Sentence text={listed(known, name)} />. Saving on would leave only what you add.
      </>
    ),
    confirm: 'Save on as if nobody',
    cancel: 'Do not save',
  }
}
