import { type CsvSeparator, csvSeparators, type CsvTable } from '#src/lib/csv/csvTable.ts'
import { csvLayouts } from '#src/lib/csv/exportCsv.ts'
import type { RecognisedColumns } from '#src/lib/csv/importColumns.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { SelectField } from '#src/ui/SelectField.tsx'
import classes from './ColumnFields.module.css'

/** So many rows of the file are shown. */
const sampleSize = 3

type ColumnFieldsProps = {
  table: CsvTable
  columns: RecognisedColumns
  onColumns: (part: Partial<RecognisedColumns>) => void
  onSeparator: (separator: CsvSeparator) => void
}

/** Where in a file the emails and the members are, with its first rows. */
export function ColumnFields({ table, columns, onColumns, onSeparator }: ColumnFieldsProps) {
  const m = useAllMessages()
  const headings = table.header.map((heading, index) => heading.trim() || m.csv.column(index + 1))
  const options = headings.map((label, index) => ({ value: String(index), label }))
  return (
    <>
      <div className={classes.fields}>
        <SelectField
          label={m.csv.emailColumn}
          options={options}
          value={columns.email === null ? null : String(columns.email)}
          placeholder={m.csv.chooseColumn}
          translate="no"
          onChange={(value) => onColumns({ email: Number(value) })}
        />
        <SelectField
          label={m.csv.membersColumn}
          options={options}
          value={columns.members === null ? null : String(columns.members)}
          placeholder={m.csv.chooseColumn}
          translate="no"
          onChange={(value) => onColumns({ members: Number(value) })}
        />
        <SelectField
          label={m.csv.rows}
          options={csvLayouts.map((value) => ({ value, label: m.csv.layouts[value].label }))}
          value={columns.layout}
          onChange={(layout) => onColumns({ layout })}
        />
        <SelectField
          label={m.csv.separator}
          options={csvSeparators.map((value) => ({ value, label: m.csv.separators[value] }))}
          value={table.separator}
          onChange={onSeparator}
        />
      </div>
      <Sample headings={headings} table={table} used={[columns.email, columns.members]} />
    </>
  )
}

type SampleProps = {
  headings: readonly string[]
  table: CsvTable
  /** The indexes of the columns that are read. */
  used: readonly (number | null)[]
}

/** The first rows of the file. A wide table scrolls. */
function Sample({ headings, table, used }: SampleProps) {
  const m = useAllMessages()
  return (
    <div className={classes.scroller}>
      <table aria-label={m.csv.sample} className={classes.sample} translate="no">
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th key={`${index} ${heading}`} scope="col" data-used={used.includes(index)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, sampleSize).map(({ number, cells }) => (
            <tr key={number}>
              {headings.map((heading, index) => (
                <td key={`${index} ${heading}`} data-used={used.includes(index)}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
