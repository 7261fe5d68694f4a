import { IconCheck, IconSearch } from '@tabler/icons-react'
import { useEffect } from 'react'
import { whenIdle } from '#src/browser/whenIdle.ts'
import type { MemberId } from '#src/lib/member.ts'
import { matchingMembers, type IndexedMember, type MemberIndex } from '#src/lib/memberIndex.ts'
import { Combobox } from '#src/ui/Combobox.tsx'
import type { OptionProps } from '#src/ui/ComboboxList.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MemberPicker.module.css'
import { memberBadge } from './memberBadge.ts'

type MemberPickerProps = {
  /** The id of the element that names the combobox. */
  labelledBy: string
  placeholder: string
  /** The members to choose from. */
  index: MemberIndex
  checked: ReadonlySet<MemberId>
  onToggle: (id: MemberId) => void
  disabled?: boolean
}

/** A combobox to tick members in. It opens as fast with 5 000 members as with 5. */
export function MemberPicker(props: MemberPickerProps) {
  const { labelledBy, placeholder, index, checked, onToggle, disabled = false } = props
  const m = useMessages()
  // Sorting thousands of members takes a moment: before the list opens, not while.
  useEffect(() => whenIdle(index.inOrder), [index])
  return (
    <Combobox
      multiple
      aria-labelledby={labelledBy}
      start={<IconSearch size={16} aria-hidden="true" className={classes.icon} />}
      inputClassName={classes.input}
      placeholder={placeholder}
      disabled={disabled}
      optionsFor={(query) => matchingMembers(index, query)}
      keyOf={({ member }) => member.id}
      isSelected={({ member }) => checked.has(member.id)}
      optionHeight={48}
      renderOption={(option, optionProps) => <MemberOption option={option} {...optionProps} />}
      onPick={({ member }) => onToggle(member.id)}
      listLabel={m.members.list}
      emptyText={index.byId.size === 0 ? m.members.none : m.members.noMatch}
      announcement={(shown) => m.members.matching(shown, index.byId.size)}
    />
  )
}

type MemberOptionProps = OptionProps & { option: IndexedMember }

function MemberOption({ option: { member, accessibleName }, ...props }: MemberOptionProps) {
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
        {checked && <IconCheck size={13} stroke={3} aria-hidden="true" />}
      </span>
      <Initials name={member.fullName} size={28} />
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
          {role && `${m.common.separator}${role}`}
        </span>
      </span>
    </div>
  )
}
