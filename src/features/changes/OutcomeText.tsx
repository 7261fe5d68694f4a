import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import {
  changeInShort,
  describeChange,
  describeForeign,
  describeOutcome,
  type NameOf,
} from './outcomeSentences.ts'
import { Sentence } from '#src/ui/BidiText.tsx'
import classes from './OutcomeText.module.css'

type OutcomeTextProps = {
  /** The guest: a notice stays while the person goes on to another one. */
  title: string
  outcome: ChangeOutcome
  /** Marks the names it gives. */
  name: NameOf
  undoing: boolean
}

const nothing = { added: [], removed: [] } as const

/** How a change ended, and in a line of its own what others did meanwhile. */
export function OutcomeText({ title, outcome, name, undoing }: OutcomeTextProps) {
  const foreign = 'foreign' in outcome ? outcome.foreign : nothing
  const own = 'foreign' in outcome ? { ...outcome, foreign: nothing } : outcome
  return (
    <>
      <span className={classes.line}>
        <bdi>{title}</bdi>
        {' · '}
        <Sentence text={undoing ? describeUndo(own, name) : describeOutcome(own, name)} />
      </span>
      {describeForeign(foreign, name).map((line) => (
        <span key={line} className={classes.line}>
          <Sentence text={line} />
        </span>
      ))}
    </>
  )
}

type OverwrittenTextProps = { title: string; lost: MemberChange; name: NameOf }

/** What is gone of a change; `title` '' beside its guest. */
export function OverwrittenText({ title, lost, name }: OverwrittenTextProps) {
  return (
    <>
      {title !== '' && (
        <>
          <bdi>{title}</bdi>
          {' · '}
        </>
      )}
      <Sentence text={`Your change was overwritten: ${changeInShort(lost, name)} is gone.`} />
    </>
  )
}

function describeUndo(outcome: ChangeOutcome, name: NameOf): string {
  if (outcome.kind === 'saved') return `Undone: ${describeChange(outcome.applied, name)}.`
  if (outcome.kind === 'already so') return 'Undone already: there was nothing left to take back.'
  return `Not undone. ${describeOutcome(outcome, name)}`
}
