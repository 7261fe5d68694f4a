import { useId } from 'react'
import { ChosenMembers } from '#src/features/members/ChosenMembers.tsx'
import { MemberPicker } from '#src/features/members/MemberPicker.tsx'
import { type MembersResult, nameMember } from '#src/features/members/membersResult.ts'
import type { MemberId } from '#src/lib/member.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './NewGuestForm.module.css'

type NewGuestMembersProps = {
  members: MembersResult
  chosen: readonly MemberId[]
  onChange: (chosen: readonly MemberId[]) => void
}

/** Who will look after the new guest. */
export function NewGuestMembers({ members, chosen, onChange }: NewGuestMembersProps) {
  const m = useMessages()
  const headingId = useId()
  const remove = (id: MemberId) => onChange(chosen.filter((one) => one !== id))
  return (
    <div className={classes.members}>
      <h3 id={headingId}>{m.drawer.associatedMembers}</h3>
      <MemberPicker
        labelledBy={headingId}
        placeholder={m.drawer.addMember}
        index={members.kind === 'read' ? members.list.index : null}
        checked={new Set(chosen)}
        disabled={members.kind === 'failed'}
        onAdd={(ids) => onChange([...new Set([...chosen, ...ids])])}
        onRemove={remove}
      />
      <ChosenMembers
        labelledBy={headingId}
        ids={chosen}
        nameOf={(id) => nameMember(id, members, m).accessibleName}
        onRemove={remove}
      />
    </div>
  )
}
