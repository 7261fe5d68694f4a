import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { nameOf } from '#src/lib/messages/richText.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import { type NameOf, nameChange, outcomeMessages, undoMessages } from './outcomeMessages.ts'
import classes from './OutcomeText.module.css'

type OutcomeTextProps = {
  /** What the guest is called: a notice stays while the user goes on to another guest. */
  title: string
  outcome: ChangeOutcome
  member: NameOf
  undoing: boolean
}

/** How a change ended, for a notice; in lines of their own what others did meanwhile. */
export function OutcomeText({ title, outcome, member, undoing }: OutcomeTextProps) {
  const m = useMessages()
  const names = { guest: title, member }
  const [line = [], ...others] = (undoing ? undoMessages : outcomeMessages)(outcome, names, m)
  return (
    <>
      <span className={classes.line}>
        {/* A change that was saved names its guest. */}
        {outcome.kind !== 'saved' && <RichText text={[nameOf(title), m.common.separator]} />}
        <RichText text={line} />
      </span>
      {others.map((other, index) => (
        <span key={`other ${index}`} className={classes.line}>
          <RichText text={other} />
        </span>
      ))}
    </>
  )
}

type OverwrittenTextProps = {
  /** What the guest is called; '' beside its guest. */
  title: string
  lost: MemberChange
  member: NameOf
}

/** What another write has undone of a change. */
export function OverwrittenText({ title, lost, member }: OverwrittenTextProps) {
  const m = useMessages()
  return (
    <>
      {title !== '' && <RichText text={[nameOf(title), m.common.separator]} />}
      <RichText text={m.changes.overwritten(nameChange(lost, member))} />
    </>
  )
}
