import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import type { Column } from '#src/pages/guests/table/columns.tsx'
import type { GuestSearchParams } from '#src/pages/guests/searchParams.ts'
import { filterInWords } from './filterInWords.ts'
import classes from './PrintTable.module.css'

export type PrintTableProps = {
  view: GuestView
  columns: readonly Column[]
  members: MembersResult
  search: GuestSearchParams
  /** How many guests there are: the status line of the page. */
  status: string
  /** Epoch ms. */
  printedAt: number
}

/** Every row that matches, with names in full, the filter in words and the date. */
export function PrintTable({ view, columns, members, search, status, printedAt }: PrintTableProps) {
  const m = useMessages()
  const { index, shown } = view
  return (
    <div className={classes.print}>
      <h1>{m.guests.title}</h1>
      <p>
        {status}
        {filterInWords(search, members, m).map((part, nth) => (
          <span key={`part ${nth}`}>
            {m.common.separator}
            <RichText text={part} />
          </span>
        ))}
      </p>
      <p>{m.print.printed(m.format.dateTime(printedAt))}</p>
      <table>
        <thead>
          <tr>
            {columns.map(({ id, heading }) => (
              <th key={id} scope="col">
                {heading(m)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(shown, (slot) => {
            const row = index.rows[slot]
            if (row?.kind !== 'guest') return null
            return (
              <tr key={slot}>
                {columns.map(({ id, text }) => (
                  <td key={id}>
                    <bdi translate="no">{text(row.guest, { m, members })}</bdi>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
