import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Combobox.css'
import { Combobox, TextInput, useVirtualizedCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { Member, MemberId } from '#src/lib/member.ts'
import { matchingMembers, memberIndexOf } from '#src/lib/memberIndex.ts'
import { MemberOptions } from './MemberOptions.tsx'
import classes from './MemberPicker.module.css'
import { whenIdle } from '#src/browser/whenIdle.ts'

type MemberPickerProps = {
  /** The id of the element that names the combobox. */
  labelledBy: string
  placeholder: string
  members: readonly Member[]
  checked: ReadonlySet<MemberId>
  onToggle: (id: MemberId) => void
  disabled?: boolean
}

/** How far Page Up and Page Down go. */
const page = 8

/**
 * A combobox to tick members in. It stays open while ticking; its options are virtual, so that it opens as fast with
 * 5 000 members. Mantine's own aria attributes are off: they do not follow a list that is filtered while open.
 */
export function MemberPicker({
  labelledBy,
  placeholder,
  members,
  checked,
  onToggle,
  disabled,
}: MemberPickerProps) {
  const listId = useId()
  const [query, setQuery] = useState('')
  const [opened, setOpened] = useState(false)
  const [active, setActive] = useState(-1)
  const index = memberIndexOf(members)
  // Thousands of members take a moment to be put in order: not the one in which the list opens.
  useEffect(() => whenIdle(index.inOrder), [index])
  const options = opened ? matchingMembers(index, query) : []
  const idOf = (place: number) => {
    const option = options[place]
    return option ? `${listId}-${option.member.id}` : null
  }
  const toggle = (place: number) => {
    const option = options[place]
    if (option) onToggle(option.member.id)
  }
  const combobox = useVirtualizedCombobox({
    opened,
    onOpenedChange: setOpened,
    onDropdownClose: () => setActive(-1),
    // Closed, nothing is searched; the arrow that opens the list goes to its first option all the same.
    totalOptionsCount: opened ? options.length : members.length,
    getOptionId: idOf,
    selectedOptionIndex: active,
    setSelectedOptionIndex: setActive,
    activeOptionIndex: 0,
    onSelectedOptionSubmit: toggle,
  })
  const type = (text: string) => {
    setQuery(text)
    setActive(text.trim() === '' ? -1 : 0)
    combobox.openDropdown()
  }
  const turnPage = (event: KeyboardEvent) => {
    const step = event.key === 'PageDown' ? page : event.key === 'PageUp' ? -page : 0
    if (step === 0 || !opened) return
    event.preventDefault()
    setActive(Math.min(Math.max(active + step, 0), options.length - 1))
  }
  const listed = opened && options.length > 0
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      keepMounted={false}
      disabled={disabled === true}
      offset={6}
      onOptionSubmit={(id) => onToggle(Number(id))}
    >
      <Combobox.Target withAriaAttributes={false}>
        <TextInput
          role="combobox"
          aria-labelledby={labelledBy}
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-expanded={opened}
          aria-controls={listed ? listId : undefined}
          aria-activedescendant={listed ? (idOf(active) ?? undefined) : undefined}
          data-mantine-stop-propagation={opened || undefined}
          autoComplete="off"
          spellCheck={false}
          size="md"
          classNames={{ input: classes.input }}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          placeholder={placeholder}
          disabled={disabled === true}
          value={query}
          onChange={(event) => type(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={turnPage}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        {options.length === 0 ? (
          <p className={classes.empty}>{members.length === 0 ? 'No members' : 'No member matches'}</p>
        ) : (
          <MemberOptions id={listId} options={options} active={active} checked={checked} idOf={idOf} />
        )}
      </Combobox.Dropdown>
      <span className="gl-visually-hidden" aria-live="polite">
        {opened && query.trim() !== '' && `${options.length} of ${members.length} members`}
      </span>
    </Combobox>
  )
}
