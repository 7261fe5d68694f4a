import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import type { NameOf } from './outcomeSentences.ts'
import { Sentence } from '#src/ui/BidiText.tsx'
import classes from './ChangedNames.module.css'

/** *+Ana Ferreira −Bob Stone*, in the colours of added and removed. */
export function ChangedNames({ change, name }: { change: MemberChange; name: NameOf }) {
  return (
    <span className={classes.names}>
      {change.add.map((id) => (
        <Name key={id} id={id} sign="+" name={name} />
      ))}
      {change.remove.map((id) => (
        <Name key={id} id={id} sign="−" name={name} />
      ))}
    </span>
  )
}

function Name({ id, sign, name }: { id: MemberId; sign: '+' | '−'; name: NameOf }) {
  return (
    <span className={classes.name} data-sign={sign}>
      {sign}
      <Sentence text={name(id)} />{' '}
    </span>
  )
}
