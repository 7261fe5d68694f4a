import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import { noCompany } from '#src/guest-list/companies.ts'
import type { GuestIndex } from '#src/guest-list/guestIndex.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { GuestSearchParams } from '#src/pages/guests/searchParams.ts'
import { Button } from '#src/ui/Button.tsx'
import { Combobox } from '#src/ui/Combobox.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './FilterBar.module.css'
import { companyOptions, matchOptions, memberOptions, type FilterOption } from './filterOptions.ts'

type FilterBarProps = {
  index: GuestIndex
  members: MembersResult
  listHasMembers: boolean
  search: GuestSearchParams
  onChange: (part: Partial<GuestSearchParams>) => void
  /** Whether there is something to clear. */
  canClear: boolean
  onClear: () => void
}

/** The filters beside the search: status, member, company. */
export function FilterBar(props: FilterBarProps) {
  const { index, members, listHasMembers, search, onChange, canClear, onClear } = props
  const m = useMessages()
  return (
    <div className={classes.filters}>
      <StatusFilter value={search.status} onPick={(status) => onChange({ status })} />
      <FilterCombobox
        label={m.guests.memberFilter}
        value={search.member}
        text={memberName(search.member, members, m)}
        anyLabel={m.guests.anyMember}
        getOptions={() => (members.kind === 'read' ? memberOptions(index, members.list, m) : [])}
        onPick={(member) => onChange({ member })}
        disabledReason={whyDisabled(members, listHasMembers, m)}
      />
      <FilterCombobox
        label={m.columns.company}
        value={search.company}
        text={search.company === noCompany ? m.guests.noCompany : search.company}
        anyLabel={m.guests.anyCompany}
        getOptions={() => companyOptions(index, m)}
        onPick={(company) => onChange({ company })}
        disabledReason=""
      />
      <Button variant="subtle" className={classes.clear} hidden={!canClear} onClick={onClear}>
        {m.guests.clearFilters}
      </Button>
    </div>
  )
}

type StatusFilterProps = {
  value: GuestSearchParams['status']
  onPick: (status: GuestSearchParams['status']) => void
}

function StatusFilter({ value, onPick }: StatusFilterProps) {
  const m = useMessages()
  const id = useId()
  const isOn = value !== 'any'
  return (
    <div className={classes.filter} data-on={isOn}>
      <FilterLabel id={id} label={m.columns.status} isOn={isOn} />
      <select
        id={id}
        className={classes.select}
        value={value}
        onChange={(event) => onPick(GuestSearchParams.shape.status.parse(event.target.value))}
      >
        <option value="any">{m.guests.anyStatus}</option>
        <option value="active">{m.guests.active}</option>
        <option value="disabled">{m.guests.disabled}</option>
        <option value="deleted">{m.guests.deleted}</option>
      </select>
      <FilterEnd id={id} label={m.columns.status} isOn={isOn} onRemove={() => onPick('any')} />
    </div>
  )
}

/** Names a filter. It is drawn once something is chosen: before that the field says *Any member*. */
function FilterLabel({ id, label, isOn }: { id: string; label: string; isOn: boolean }) {
  return (
    <label htmlFor={id} className={isOn ? classes.label : 'gl-visually-hidden'}>
      {label}
    </label>
  )
}

type FilterEndProps = { id: string; label: string; isOn: boolean; onRemove: () => void }

/** The end of a filter: a button that removes it, else a sign that it opens. */
function FilterEnd({ id, label, isOn, onRemove }: FilterEndProps) {
  const m = useMessages()
  if (!isOn) return <IconChevronDown size="0.875rem" className={classes.chevron} aria-hidden="true" />
  return (
    <Button
      variant="icon"
      className={classes.remove}
      aria-label={m.guests.removeFilter(label)}
      onClick={() => {
        onRemove()
        document.getElementById(id)?.focus()
      }}
    >
      <IconX size="0.875rem" aria-hidden="true" />
    </Button>
  )
}

/** How the chosen member reads, with the email when another has the same name; '' for any. */
function memberName(id: string, members: MembersResult, m: Messages): string {
  if (id === '') return ''
  const member = members.kind === 'read' ? members.list.index.byId.get(Number(id)) : undefined
  return member?.accessibleName ?? m.guests.unknownMember(id)
}

/** Why the filter by member is disabled; '' when it is not. */
function whyDisabled(members: MembersResult, listHasMembers: boolean, m: Messages): string {
  if (!listHasMembers) return m.attention.notInList
  if (members.kind === 'reading') return m.guests.membersLoading
  return members.kind === 'failed' ? m.common.membersFailed : ''
}

type FilterComboboxProps = {
  label: string
  /** '' for any. */
  value: string
  /** How the value reads; '' for any. */
  text: string
  /** What the option for all guests is called: a company may be called *Any*. */
  anyLabel: string
  /** Called when the list opens: counting 100 000 guests takes too long for every keystroke in the search. */
  getOptions: () => readonly FilterOption[]
  onPick: (value: string) => void
  /** Shown on hover and read out; '' when the filter is not disabled. */
  disabledReason: string
}

/** A filter picked from a long list by typing part of a name. */
function FilterCombobox(props: FilterComboboxProps) {
  const { label, value, text, anyLabel, getOptions, onPick, disabledReason } = props
  const m = useMessages()
  const id = useId()
  const [options, setOptions] = useState<readonly FilterOption[]>([])
  const any = { value: '', label: anyLabel, note: '', text: '' }
  const isDisabled = disabledReason !== ''
  const isOn = value !== '' && !isDisabled
  return (
    <div className={classes.filter} data-on={isOn} title={disabledReason || undefined}>
      <Combobox
        id={id}
        start={<FilterLabel id={id} label={label} isOn={isOn} />}
        className={classes.combobox}
        inputClassName={classes.input}
        popupClassName={classes.popup}
        placeholder={anyLabel}
        disabled={isDisabled}
        aria-describedby={isDisabled ? `${id}-reason` : undefined}
        text={text}
        onOpen={() => setOptions([any, ...getOptions()])}
        optionsFor={(query) => matchOptions(options, query)}
        keyOf={(option) => option.value}
        isSelected={(option) => option.value === value}
        optionHeight={34}
        renderOption={(option, optionProps) => (
          <div {...optionProps} className={classes.option}>
            <bdi translate={option.value === '' ? undefined : 'no'}>{option.label}</bdi>
            {option.note && <span className={classes.note}>{option.note}</span>}
          </div>
        )}
        onPick={(option) => option.value !== value && onPick(option.value)}
        listLabel={label}
        emptyText={m.guests.nothingFound}
      />
      <FilterEnd id={id} label={label} isOn={isOn} onRemove={() => onPick('')} />
      {isDisabled && (
        <span id={`${id}-reason`} hidden>
          {disabledReason}
        </span>
      )}
    </div>
  )
}
