import type { GuestIndex } from '#src/guest-list/guestIndex.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { GuestSearchParams } from '#src/pages/guests/searchParams.ts'
import { readMembers, type MembersState } from '#src/pages/guests/table/membersState.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './FilterBar.module.css'
import { companyOptions, memberOptions } from './filterOptions.ts'
import { PickFilter } from './PickFilter.tsx'
import pick from './PickFilter.module.css'

type FilterBarProps = {
  index: GuestIndex
  members: MembersState
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
  const loaded = readMembers(members)
  return (
    <div className={classes.filters}>
      <label className={pick.filter} data-on={search.status !== 'any'}>
        <span className={pick.label}>{m.columns.status}</span>
        <select
          aria-label={m.columns.status}
          className={pick.select}
          value={search.status}
          onChange={(event) => onChange({ status: GuestSearchParams.shape.status.parse(event.target.value) })}
        >
          <option value="any">{m.guests.anyValue}</option>
          <option value="active">{m.guests.active}</option>
          <option value="disabled">{m.guests.disabled}</option>
        </select>
      </label>
      <PickFilter
        label={m.guests.memberFilter}
        value={search.member}
        shown={memberName(search.member, members, m)}
        optionsOf={() => (loaded ? memberOptions(index, loaded, m) : [])}
        onPick={(member) => onChange({ member })}
        off={whyOff(members, listHasMembers, m)}
      />
      <PickFilter
        label={m.columns.company}
        value={search.company}
        shown={search.company}
        optionsOf={() => companyOptions(index, m)}
        onPick={(company) => onChange({ company })}
        off=""
      />
      <Button variant="subtle" className={classes.clear} hidden={!canClear} onClick={onClear}>
        {m.guests.clearFilters}
      </Button>
    </div>
  )
}

/** How the chosen member reads; '' for any. */
function memberName(id: string, members: MembersState, m: Messages): string {
  if (id === '') return ''
  return readMembers(members)?.get(Number(id))?.fullName ?? m.guests.unknownMember(id)
}

/** Why the filter by member is off; '' when it is on. */
function whyOff(members: MembersState, listHasMembers: boolean, m: Messages): string {
  if (!listHasMembers) return m.attention.notInList
  if (members === 'reading') return m.guests.membersLoading
  return members === 'failed' ? m.common.membersFailed : ''
}
