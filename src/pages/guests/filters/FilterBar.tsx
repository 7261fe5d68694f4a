import { IconX } from '@tabler/icons-react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import { noCompany } from '#src/guest-list/companies.ts'
import type { GuestIndex } from '#src/guest-list/guestIndex.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import type { GuestSearchParams } from '#src/pages/guests/searchParams.ts'
import { Button } from '#src/ui/Button.tsx'
import { FilterCombobox } from '#src/ui/FilterCombobox.tsx'
import { FilterSelect } from '#src/ui/FilterSelect.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './FilterBar.module.css'
import { companyOptions, memberOptions } from './filterOptions.ts'

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
      <FilterSelect
        label={m.columns.status}
        value={search.status}
        options={[
          { value: 'any', label: m.guests.anyStatus },
          { value: 'active', label: m.guests.active },
          { value: 'disabled', label: m.guests.disabled },
          { value: 'deleted', label: m.guests.deleted },
        ]}
        onPick={(status) => onChange({ status })}
      />
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
      <Button variant="subtle" className={classes.clear} data-off={!canClear} onClick={onClear}>
        <IconX size="1rem" aria-hidden="true" />
        <span>{m.guests.clearFilters}</span>
      </Button>
    </div>
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
