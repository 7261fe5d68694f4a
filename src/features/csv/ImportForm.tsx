import { useMemo, useState, type FormEvent } from 'react'
import { PlanCounts } from '#src/features/bulk/PlanCounts.tsx'
import type { OnPlan } from '#src/features/bulk/RunDialog.tsx'
import { useMembers } from '#src/features/members/membersResult.ts'
import { type ImportMode, importModes } from '#src/lib/csv/readImport.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { DialogButtons } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { RadioGroup } from '#src/ui/RadioGroup.tsx'
import { ColumnFields } from './ColumnFields.tsx'
import classes from './CsvForm.module.css'
import { DataNotice, type GuestsState } from './DataNotice.tsx'
import { FileField } from './FileField.tsx'
import { ProblemList } from './ProblemList.tsx'
import { useColumns } from './useColumns.ts'
import { useCsvFile } from './useCsvFile.ts'
import { useImportPlan } from './useImportPlan.ts'

type ImportFormProps = {
  org: OrgId
  guests: readonly Guest[]
  guestsState: GuestsState
  onPlan: OnPlan
  onCancel: () => void
}

/** The file, its columns, and what its members mean; below that what it would change, and the rows with problems. */
export function ImportForm({ org, guests, guestsState, onPlan, onCancel }: ImportFormProps) {
  const m = useAllMessages()
  const members = useMembers(org)
  const file = useCsvFile()
  const table = file.loaded?.table ?? null
  const { columns, choose } = useColumns(table?.header ?? [])
  const [mode, setMode] = useState<ImportMode>('add')
  const { email, members: membersColumn, layout } = columns
  const list = members.result.kind === 'read' ? members.result.list.members : null
  const isLoaded = guestsState.kind !== 'reading'
  const input = useMemo(() => {
    if (!table || !list || !isLoaded || email === null || membersColumn === null) return null
    return { org, table, columns: { email, members: membersColumn, layout }, mode, guests, members: list }
  }, [org, table, list, isLoaded, email, membersColumn, layout, mode, guests])
  const made = useImportPlan(input)
  const shown = input ? made : null
  const isCurrent = shown !== null && shown.input === input
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isCurrent) return
    onPlan(shown.plan, mode === 'exactly' ? { question: askExactly } : {})
  }
  const askExactly = (count: number) => ({ ...m.csv.exactly, text: m.csv.exactly.text(count) })
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <FileField file={file} />
      <DataNotice guests={guestsState} members={members} />
      {file.loaded && (
        <>
          <ColumnFields
            table={file.loaded.table}
            columns={columns}
            onColumns={choose}
            onSeparator={file.separateBy}
          />
          <RadioGroup
            legend={m.csv.mode}
            options={importModes.map((value) => ({ value, ...m.csv.modes[value] }))}
            value={mode}
            onChange={setMode}
          />
        </>
      )}
      <div className={classes.result} data-old={!isCurrent}>
        {/* Mounted from the start: a status that comes with its text is not read out. */}
        <div role="status">
          {shown && (shown.plan.rows.length > 0 ? <PlanCounts counts={shown.plan.counts} /> : m.csv.nothing)}
        </div>
        {shown && <ProblemList org={org} table={shown.input.table} problems={shown.problems} />}
      </div>
      <DialogButtons>
        <Button onClick={onCancel}>{m.common.cancel}</Button>
        <Button
          type="submit"
          variant="primary"
          inactive={!isCurrent || shown.plan.rows.length === 0}
          loading={file.isReading || (input !== null && !isCurrent)}
        >
          {m.bulk.preview}
        </Button>
      </DialogButtons>
    </form>
  )
}
