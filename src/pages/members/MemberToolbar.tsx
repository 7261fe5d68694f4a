import { FilterSelect } from '#src/ui/FilterSelect.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { SearchInput } from '#src/ui/SearchInput.tsx'
import type { MemberSearchParams } from './memberSearchParams.ts'
import classes from './MemberToolbar.module.css'

type MemberToolbarProps = {
  search: MemberSearchParams
  onType: (text: string) => void
  onStatus: (status: MemberSearchParams['status']) => void
}

const statuses = ['active', 'invited', 'disabled', 'not-found'] as const

/** The search and the filter by status. */
export function MemberToolbar({ search, onType, onStatus }: MemberToolbarProps) {
  const m = useAllMessages()
  return (
    <div role="search" className={classes.bar}>
      <SearchInput
        label={m.memberPage.search}
        placeholder={m.memberPage.searchPlaceholder}
        text={search.q}
        onType={onType}
      />
      <FilterSelect
        label={m.columns.status}
        value={search.status}
        options={[
          { value: 'any', label: m.guests.anyStatus },
          ...statuses.map((value) => ({ value, label: m.memberPage.statuses[value] })),
        ]}
        onPick={onStatus}
      />
    </div>
  )
}
