import type { GuestIndex } from '#src/guest-list/guestIndex.ts'
import classes from './FilterBar.module.css'
import { GuestSearchParams, type GuestSearchParams as Search } from '#src/pages/guests/searchParams.ts'
import { readMembers, type MembersState } from '#src/pages/guests/table/membersState.ts'
import { PickFilter } from './PickFilter.tsx'
import pick from './PickFilter.module.css'
import { companyOptions, memberOptions, unknownMember } from './pickOptions.ts'

type FilterBarProps = {
  index: GuestIndex
  members: MembersState
  /** The list says who looks after its guests. */
  listed: boolean
  search: Search
  onChange: (part: Partial<Search>) => void
  /** Something narrows the list. */
  clearable: boolean
  onClear: () => void
}

/** The filters beside the search: status, member, company. */
export function FilterBar({ index, members, listed, search, onChange, clearable, onClear }: FilterBarProps) {
  const known = readMembers(members)
  return (
    <div className={classes.filters}>
      <label className={pick.filter} data-on={search.status !== 'any'}>
        <span className={pick.label}>Status</span>
        <select
          aria-label="Status"
          className={pick.select}
          value={search.status}
          onChange={(event) => onChange({ status: GuestSearchParams.shape.status.parse(event.target.value) })}
        >
          <option value="any">Any</option>
          <option value="active">Active</option>
          <option value="disabled">Disabled</option>
        </select>
      </label>
      <PickFilter
        label="Member"
        value={search.member}
        shown={memberNamed(search.member, members)}
        optionsOf={() => (known ? memberOptions(index, known) : [])}
        onPick={(member) => onChange({ member })}
        off={whyOff(members, listed)}
      />
      <PickFilter
        label="Company"
        value={search.company}
        shown={search.company}
        optionsOf={() => companyOptions(index)}
        onPick={(company) => onChange({ company })}
        off=""
      />
      <button type="button" className={classes.clear} hidden={!clearable} onClick={onClear}>
        Clear filters
      </button>
    </div>
  )
}

function memberNamed(id: string, members: MembersState): string {
  if (id === '') return ''
  return readMembers(members)?.get(Number(id))?.fullName ?? unknownMember(id)
}

function whyOff(members: MembersState, listed: boolean): string {
  if (!listed) return 'This list does not say who looks after whom: open a guest to see.'
  if (members === 'reading') return 'Members are being read.'
  return members === 'failed' ? 'Members could not be read.' : ''
}
