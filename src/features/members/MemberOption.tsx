import { IconCheck } from '@tabler/icons-react'
import type { IndexedMember } from '#src/lib/memberIndex.ts'
import type { OptionProps } from '#src/ui/ComboboxList.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MemberPicker.module.css'
import { memberBadge } from './memberBadge.ts'

type MemberOptionProps = OptionProps & { option: IndexedMember }

/** One member in the list of a picker: name, status where it matters, email and role. */
export function MemberOption({ option: { member, accessibleName }, ...props }: MemberOptionProps) {
  const m = useMessages()
  const badge = memberBadge(member, m)
  const role = m.members.roles[member.role]
  const checked = props['aria-selected'] === true
  return (
    <div
      {...props}
      className={classes.option}
      aria-label={accessibleName}
      aria-describedby={`${props.id}-badge ${props.id}-more`}
    >
      <span className={classes.box} data-checked={checked || undefined}>
        {checked && <IconCheck size="0.8125rem" stroke={3} aria-hidden="true" />}
      </span>
      <Initials name={member.fullName} />
      <span className={classes.who}>
        <span className={classes.top}>
          <bdi translate="no" className={classes.name}>
            {member.fullName}
          </bdi>
          {badge && (
            <span id={`${props.id}-badge`} className={classes.badge}>
              {badge}
            </span>
          )}
        </span>
        <span id={`${props.id}-more`} className={classes.more}>
          <bdi translate="no">{member.email}</bdi>
          {role && <span>{`${m.common.separator}${role}`}</span>}
        </span>
      </span>
    </div>
  )
}
