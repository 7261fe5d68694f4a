import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { AssociatedMembers } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './AssociatedMembersCell.module.css'

/** Members drawn as discs; the others are counted. */
const maxDiscs = 3

type AssociatedMembersCellProps = { associatedMembers: AssociatedMembers; members: MembersResult }

/** The members that look after a guest, or why they are not shown. */
export function AssociatedMembersCell({ associatedMembers, members }: AssociatedMembersCellProps) {
  const m = useMessages()
  if (!associatedMembers.known) {
    const text = associatedMembers.reason === 'absent' ? m.guests.openToSee : m.guests.cannotBeRead
    return <span className={classes.quiet}>{text}</span>
  }
  const { ids } = associatedMembers
  if (ids.length === 0) return <span className={classes.none}>{m.guests.noMember}</span>
  if (members.kind === 'reading') return <span className={classes.skeleton} />
  if (members.kind === 'failed')
    return <span className={classes.quiet}>{m.common.memberCount(ids.length)}</span>
  const all = ids.map((id) => ({ id, member: members.list.byId.get(id) }))
  // Ids that are not found come first, so that they are not hidden in the count.
  all.sort((one, other) => Number(one.member !== undefined) - Number(other.member !== undefined))
  const [first] = all
  return first && all.length === 1 ? <OneMember {...first} /> : <Discs all={all} />
}

/** A member of the guest; undefined: the id is not among the members of the organization. */
type Associated = { id: MemberId; member: Member | undefined }

function OneMember(associated: Associated) {
  const name = nameOf(associated, useMessages())
  return (
    <span className={classes.members} title={name}>
      <Disc {...associated} />
      <bdi translate="no" className={classes.name}>
        {name}
      </bdi>
    </span>
  )
}

function Discs({ all }: { all: readonly Associated[] }) {
  const m = useMessages()
  const names = m.guests.memberNames(all.map((associated) => nameOf(associated, m)))
  return (
    <span className={classes.members} role="img" aria-label={names} title={names}>
      {all.slice(0, maxDiscs).map((associated) => (
        <Disc key={associated.id} {...associated} />
      ))}
      {all.length > maxDiscs && (
        <span className={classes.more}>{m.guests.moreMembers(all.length - maxDiscs)}</span>
      )}
    </span>
  )
}

function Disc({ member }: Associated) {
  if (!member) return <span className={classes.unknown} aria-hidden="true" />
  const disc = <Initials name={member.fullName} size={24} />
  // Without a wrapper where possible: 30 rows of 3 members are many elements.
  return member.status === 'disabled' ? <span className={classes.disabled}>{disc}</span> : disc
}

function nameOf({ id, member }: Associated, m: Messages): string {
  if (!member) return m.guests.unknownMember(id)
  return member.status === 'disabled' ? m.guests.disabledMember(member.fullName) : member.fullName
}
