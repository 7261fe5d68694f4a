import { Menu, MenuRadio, MenuSeparator } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { columns, columnOf, type ColumnSort } from './columns.tsx'
import classes from './GuestTable.module.css'

type SortMenuProps = { sort: ColumnSort; onSort: (sort: ColumnSort) => void }

const directions = ['asc', 'desc'] as const

/** Above cards, in place of the headings: the column to sort by, and which way. */
export function SortMenu({ sort, onSort }: SortMenuProps) {
  const m = useMessages()
  return (
    <Menu
      className={classes.sortMenu}
      button={m.guests.sort}
      aria-description={columnOf(sort.column).heading(m)}
    >
      {columns.map(({ id, heading }) => (
        <MenuRadio key={id} checked={id === sort.column} onSelect={() => onSort({ ...sort, column: id })}>
          {heading(m)}
        </MenuRadio>
      ))}
      <MenuSeparator />
      {directions.map((dir) => (
        <MenuRadio key={dir} checked={dir === sort.dir} onSelect={() => onSort({ ...sort, dir })}>
          {m.guests.sortDirection[dir]}
        </MenuRadio>
      ))}
    </Menu>
  )
}
