import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import type { NameOf } from './outcomeMessages.ts'
import classes from './ChangedNames.module.css'

/** *+Ana Ferreira −Bob Stone*, in the colours of added and removed. */
export function ChangedNames({ change, member }: { change: MemberChange; member: NameOf }) {
  return (
    <span className={classes.names}>
      {change.add.map((id) => (
        <ChangedName key={id} id={id} sign="+" member={member} />
      ))}
      {change.remove.map((id) => (
        <ChangedName key={id} id={id} sign="−" member={member} />
      ))}
    </span>
  )
}

function ChangedName({ id, sign, member }: { id: MemberId; sign: '+' | '−'; member: NameOf }) {
  return (
    <span className={classes.name} data-sign={sign}>
      {sign}
      <bdi translate="no">{member(id)}</bdi>{' '}
    </span>
  )
}
