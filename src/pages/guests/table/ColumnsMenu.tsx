import { Menu, MenuCheckbox } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { columns } from './columns.tsx'
import classes from './ColumnsMenu.module.css'
import { ColumnsLabel } from './ColumnsPlace.tsx'
import type { ColumnChoice } from './useColumnChoice.ts'

/** Shows and hides columns. The menu stays open for several of them. */
export function ColumnsMenu({ chosen, choose }: ColumnChoice) {
  const m = useMessages()
  return (
    <Menu className={classes.button} button={<ColumnsLabel />}>
      {columns.slice(1).map((column) => (
        <MenuCheckbox
          key={column.id}
          checked={chosen.includes(column)}
          onChange={(isChosen) => choose(column.id, isChosen)}
        >
          {column.heading(m)}
        </MenuCheckbox>
      ))}
    </Menu>
  )
}
