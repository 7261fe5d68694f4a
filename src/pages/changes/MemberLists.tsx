import type { NameOf } from '#src/features/changes/outcomeMessages.ts'
import type { MemberId } from '#src/lib/member.ts'
import { without } from '#src/lib/memberChange.ts'
import { Dialog } from '#src/ui/Dialog.tsx'
import { ExactTime } from '#src/ui/ExactTime.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MemberLists.module.css'

type MemberListsProps = {
  /** What the guest is called. */
  title: string
  /** When it was changed, epoch ms. */
  at: number
  before: readonly MemberId[]
  after: readonly MemberId[]
  member: NameOf
  onClose: () => void
}

/** The members of a guest before and after a change, in full, and the exact time. */
export function MemberLists({ title, at, before, after, member, onClose }: MemberListsProps) {
  const m = useAllMessages()
  const { lists } = m.changeList
  return (
    <Dialog title={lists.title} onClose={onClose} width={560}>
      <p className={classes.guest}>
        <bdi translate="no">{title}</bdi>
      </p>
      <p className={classes.at}>
        <ExactTime at={at} />
      </p>
      <div className={classes.lists}>
        <MemberList
          heading={lists.before}
          ids={before}
          marked={without(before, after)}
          kind="removed"
          member={member}
        />
        <MemberList
          heading={lists.after}
          ids={after}
          marked={without(after, before)}
          kind="added"
          member={member}
        />
      </div>
    </Dialog>
  )
}

type MemberListProps = {
  heading: string
  ids: readonly MemberId[]
  /** Those that are in this list only. */
  marked: readonly MemberId[]
  kind: 'added' | 'removed'
  member: NameOf
}

function MemberList({ heading, ids, marked, kind, member }: MemberListProps) {
  const m = useAllMessages()
  const sign = kind === 'added' ? '+' : '−'
  return (
    <section>
      <h3
        className={classes.heading}
      >{`${heading}${m.common.separator}${m.common.memberCount(ids.length)}`}</h3>
      {ids.length === 0 && <p>{m.guests.noMember}</p>}
      <ul aria-label={heading} className={classes.list}>
        {ids.map((id) => (
          <li key={id} data-kind={marked.includes(id) ? kind : undefined}>
            {marked.includes(id) && <span>{sign}</span>}
            <bdi translate="no">{member(id)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
