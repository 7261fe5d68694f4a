import type { ReactNode } from 'react'
import { nameMember, type MemberName } from '#src/features/members/membersResult.ts'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import type { Guest } from '#src/lib/guest.ts'
import { countFitting, lineCount, textWidth } from '#src/lib/textWidth.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { nameOf, plainText, type RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './AssociatedMembersCell.module.css'
import type { CellProps, TextContext } from './cells.tsx'

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
  const all = ids.map((id) => nameMember(id, members, m))
  const { causes: causing, others } = splitByCause(all, attentionView)
  const names = others.map(({ accessibleName }) => accessibleName)
  const causes =
    causing.length > 0 && nameCauses(causing, membersWidth - (names.length > 0 ? moreWidth : 0), m)
  const causesWidth = causes ? textWidth(plainText(causes)) : 0
  // On a card they share a line with the other names. Too long for one they take both, and no other is named.
  const isLong = causesWidth > membersWidth - (isCards && names.length > 0 ? moreWidth : 0)
  const room = isCards ? membersWidth - causesWidth - 0.5 : membersWidth
  const fitting = isLong ? 0 : countFitting(names, room, moreWidth, causes && isCards ? 0 : 1)
  const text = <RichText text={m.guests.memberNames(names.slice(0, fitting))} />
  const shown = fitting > 0 && <span className={classes.names}>{text}</span>
  const more = fitting < names.length && (
    <span className={classes.more}>{m.guests.moreMembers(names.length - fitting)}</span>
  )
  if (causes) {
    return (
      <MembersButton className={isLong ? classes.withLongCause : classes.withCause}>
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

/** The members that are a reason for attention: as many by name as fit into two lines, at least the first. Width in em. */
function nameCauses(causes: readonly MemberName[], width: number, m: Messages): RichTextData {
  const texts = causes.map((cause) => causeText(cause, m))
  const nameFirst = (count: number) => m.guests.causes(texts.slice(0, count), texts.length - count)
  let named = nameFirst(1)
  for (let count = 2; count <= texts.length; count += 1) {
    const longer = nameFirst(count)
    if (lineCount(plainText(longer), width) > 2) break
    named = longer
  }
  return named
}

type Split = {
  /** The members that are the reason why the guest needs attention. */
  causes: readonly MemberName[]
  /** The members that are none. */
  others: readonly MemberName[]
}

/** Takes out the members to name first: in a view by members those that the view is about, then all that need attention. */
function splitByCause(all: readonly MemberName[], view: AttentionRuleId | null): Split {
  const rank = ({ member }: MemberName): number => {
    if (member && member.status !== 'disabled') return 2
    return (member !== null) === (view === 'member-disabled') ? 0 : 1
  }
  const causes = all.filter((name) => rank(name) < 2).toSorted((one, other) => rank(one) - rank(other))
  const others = all.filter((name) => rank(name) === 2)
  return { causes, others }
}

/** *Bo Lindqvist, disabled*, or *Unknown member #5678*. */
function causeText({ member, accessibleName }: MemberName, m: Messages): RichTextData {
  return member?.status === 'disabled' ? m.guests.disabledMember(accessibleName) : [nameOf(accessibleName)]
}

/** All members by name, with what is wrong with them. */
export function membersText({ associatedMembers }: Guest, { m, members }: TextContext): string {
  if (!associatedMembers.known) return m.guests.cannotBeRead
  if (associatedMembers.ids.length === 0) return m.guests.noMember
  return associatedMembers.ids
    .map((id) => nameMember(id, members, m))
    .map((member) => plainText(causeText(member, m)))
    .join(', ')
}
