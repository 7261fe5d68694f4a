import { useMessages } from '#src/ui/MessagesProvider.tsx'
import filter from '#src/ui/Filter.module.css'
import classes from './FilterBar.module.css'

/** Keeps the place of the filters while they load, so that nothing moves when they come. */
export function FilterBarPlace() {
  const m = useMessages()
  const { anyStatus, anyMember, anyCompany, clearFilters } = m.guests
  return (
    <div className={classes.filters} aria-hidden="true">
      <span className={filter.filter}>
        <span className={`${filter.place} ${filter.select}`}>{anyStatus}</span>
      </span>
      {[anyMember, anyCompany].map((text) => (
        <span key={text} className={filter.filter}>
          <span className={`${filter.place} ${filter.input}`}>{text}</span>
        </span>
      ))}
      <span className={classes.clear} data-off>
        {clearFilters}
      </span>
    </div>
  )
}
