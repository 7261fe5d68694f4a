import { IconSearch } from '@tabler/icons-react'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { MemberSearchParams } from './memberSearchParams.ts'
import classes from './MemberToolbar.module.css'

type MemberToolbarProps = {
  search: MemberSearchParams
  onType: (text: string) => void
  onStatus: (status: MemberSearchParams['status']) => void
}

const statuses = ['active', 'invited', 'disabled', 'not-found'] as const

/** The search and the filter by status. */
export function MemberToolbar({ search, onType, onStatus }: MemberToolbarProps) {
  const m = useMessages()
  return (
    <div role="search" className={classes.bar}>
      <span className={classes.search}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          role="searchbox"
          aria-label={m.memberPage.search}
          placeholder={m.memberPage.searchPlaceholder}
          value={search.q}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onType(event.target.value)}
        />
      </span>
      <label className={classes.filter} data-on={search.status !== 'any'}>
        <span>{m.columns.status}</span>
        <select
          aria-label={m.columns.status}
          value={search.status}
          onChange={(event) => onStatus(MemberSearchParams.shape.status.parse(event.target.value))}
        >
          <option value="any">{m.guests.anyStatus}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {m.memberPage.statuses[status]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
