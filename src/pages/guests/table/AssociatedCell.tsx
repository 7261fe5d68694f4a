import type { AssociatedMembers } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { Initials } from '#src/ui/Initials.tsx'
import classes from './AssociatedCell.module.css'
import type { MembersState } from './membersState.ts'

/** Discs drawn; whoever is left is a number. */
const most = 3

type AssociatedCellProps = { associated: AssociatedMembers; members: MembersState }

/** Who looks after a guest, or why that cannot be said here. */
export function AssociatedCell({ associated, members }: AssociatedCellProps) {
  if (!associated.known) {
    return (
      <span className={classes.quiet}>
        {associated.reason === 'absent' ? 'Open to see' : 'cannot be read'}
      </span>
    )
  }
  const { ids } = associated
  if (ids.length === 0) return <span className={classes.nobody}>No one</span>
  if (members === 'reading') return <span className={classes.skeleton} />
  if (members === 'failed')
    return <span className={classes.quiet}>{ids.length === 1 ? '1 member' : `${ids.length} members`}</span>
  const people = ids.map((id) => ({ id, member: members.get(id) }))
  // Who is not found comes first: that must not hide behind a number.
  people.sort((one, other) => Number(one.member !== undefined) - Number(other.member !== undefined))
  const [first] = people
  if (first && people.length === 1) return <OnePerson {...first} />
  return <Discs people={people} />
}

type Person = { id: MemberId; member: Member | undefined }

function OnePerson({ id, member }: Person) {
  const name = nameOf({ id, member })
  return (
    <span className={classes.people} title={name}>
      <Disc id={id} member={member} />
      <bdi className={classes.name}>{name}</bdi>
    </span>
  )
}

function Discs({ people }: { people: readonly Person[] }) {
  const names = people.map(nameOf).join(', ')
  return (
    <span className={classes.people} role="img" aria-label={names} title={names}>
      {people.slice(0, most).map((person) => (
        <Disc key={person.id} {...person} />
      ))}
      {people.length > most && <span className={classes.more}>+{people.length - most}</span>}
    </span>
  )
}

function Disc({ member }: Person) {
  if (!member) {
    return (
      <span className={classes.unknown} aria-hidden="true">
        ?
      </span>
    )
  }
  const disc = <Initials name={member.fullName} size={24} />
  // Bare where it can be: 30 rows of 3 members are many elements.
  return member.status === 'disabled' ? <span className={classes.disabled}>{disc}</span> : disc
}

function nameOf({ id, member }: Person): string {
  if (!member) return `Unknown member #${id}`
  return member.status === 'disabled' ? `${member.fullName} (disabled)` : member.fullName
}
