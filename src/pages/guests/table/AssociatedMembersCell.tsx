import type { ReactNode } from 'react'
import { nameMember, type MemberName } from '#src/features/members/membersResult.ts'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { countFitting, textWidth } from '#src/lib/textWidth.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { nameOf, plainText, type RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './AssociatedMembersCell.module.css'
import type { CellProps } from './cells.tsx'

/** Room for the number of the members that are not named, em. */
const moreWidth = 3

/** The members that look after a guest by name, as many as fit, or why they are not shown. */
export function AssociatedMembersCell(props: CellProps) {
  const { guest, members, attentionView, membersWidth, isCards } = props
  const m = useMessages()
  const { associatedMembers } = guest
  if (!associatedMembers.known) {
    const text = associatedMembers.reason === 'absent' ? m.guests.openToSee : m.guests.cannotBeRead
    return <span className={classes.quiet}>{text}</span>
  }
  const { ids } = associatedMembers
  if (ids.length === 0) return <span className={classes.none}>{m.guests.noMember}</span>
  if (members.kind === 'reading') return <span className={classes.skeleton} />
  if (members.kind === 'failed')
    return <span className={classes.quiet}>{m.common.memberCount(ids.length)}</span>
  const { cause, moreCauses, others } = splitByCause(
    ids.map((id) => nameMember(id, members, m)),
    attentionView,
  )
  const names = others.map(({ accessibleName }) => accessibleName)
  const causes = cause && [
    ...causeText(cause, m),
    ...(moreCauses > 0 ? [m.guests.moreCauses(moreCauses)] : []),
  ]
  const taken = causes && isCards ? textWidth(plainText(causes)) + 0.5 : 0
  const fitting = countFitting(names, membersWidth - taken, moreWidth, taken > 0 ? 0 : 1)
  const text = <RichText text={m.guests.memberNames(names.slice(0, fitting))} />
  const shown = fitting > 0 && <span className={classes.names}>{text}</span>
  const more = fitting < names.length && (
    <span className={classes.more}>{m.guests.moreMembers(names.length - fitting)}</span>
  )
  if (causes) {
    return (
      <MembersButton className={classes.withCause}>
        <span className={classes.cause}>
          <RichText text={causes} />
        </span>
        {more ? (
          <span className={classes.others}>
            {shown}
            {more}
          </span>
        ) : (
          shown
        )}
      </MembersButton>
    )
  }
  if (!more) return <MembersButton className={classes.namesOnly}>{text}</MembersButton>
  return (
    <MembersButton className={classes.others}>
      {shown}
      {more}
    </MembersButton>
  )
}

/** Hover, focus and tap show all members, see `CellDetails`. As few elements as possible: there are 20 rows. */
function MembersButton({ className = '', children }: { className: string | undefined; children: ReactNode }) {
  return (
    <Button variant="plain" className={`${classes.members} ${className}`} data-details="members">
      {children}
    </Button>
  )
}

type Split = {
  /** The member that is the reason why the guest needs attention; null: none is. */
  cause: MemberName | null
  /** How many other members are such a reason. */
  moreCauses: number
  /** The members that are none. */
  others: readonly MemberName[]
}

/** Takes out the member to name first: in a view by members one that the view is about, else any that needs attention. */
function splitByCause(all: readonly MemberName[], view: AttentionRuleId | null): Split {
  const rank = ({ member }: MemberName): number => {
    if (member && member.status !== 'disabled') return 2
    return (member !== null) === (view === 'member-disabled') ? 0 : 1
  }
  const causes = all.filter((name) => rank(name) < 2).toSorted((one, other) => rank(one) - rank(other))
  const others = all.filter((name) => rank(name) === 2)
  return { cause: causes[0] ?? null, moreCauses: Math.max(0, causes.length - 1), others }
}

/** *Bo Lindqvist, disabled*, or *Unknown member #5678*. */
export function causeText({ member, accessibleName }: MemberName, m: Messages): RichTextData {
  return member?.status === 'disabled' ? m.guests.disabledMember(accessibleName) : [nameOf(accessibleName)]
}
