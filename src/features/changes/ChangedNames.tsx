import { Link } from '@tanstack/react-router'
import { useMembers } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import classes from './ChangedNames.module.css'
import type { NameOf } from './outcomeMessages.ts'

type ChangedNamesProps = {
  org: OrgId
  change: MemberChange
  member: NameOf
  /** It was taken back, or it was never done: the names are struck through. */
  isGone?: boolean
}

/** The members added and removed, in the colours of each; each leads to the member. */
export function ChangedNames({ org, change, member, isGone = false }: ChangedNamesProps) {
  return (
    <span className={classes.names} data-gone={isGone || undefined}>
      {change.add.map((id) => (
        <span key={id} className={classes.name} data-kind="added">
          <span>+</span>
          <MemberLink org={org} id={id} name={member(id)} />
        </span>
      ))}
      {change.remove.map((id) => (
        <span key={id} className={classes.name} data-kind="removed">
          <span>−</span>
          <MemberLink org={org} id={id} name={member(id)} />
        </span>
      ))}
    </span>
  )
}

/** Leads to the member and that member's guests; only a name where no member has the id. */
function MemberLink({ org, id, name }: { org: OrgId; id: MemberId; name: string }) {
  const { result } = useMembers(org)
  const label = <bdi translate="no">{name}</bdi>
  if (result.kind !== 'read' || !result.list.byId.has(id)) return label
  return (
    <Link className={classes.member} to="/orgs/$org/members/$id" params={{ org, id: String(id) }}>
      {label}
    </Link>
  )
}
