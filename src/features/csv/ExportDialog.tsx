import { useRef, useState } from 'react'
import { useMembers } from '#src/features/members/membersResult.ts'
import { csvFileName } from '#src/lib/csv/csvFileName.ts'
import { type CsvColumn, type CsvLayout, csvLayouts, headingsOf } from '#src/lib/csv/exportCsv.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog, DialogButtons } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { RadioGroup } from '#src/ui/RadioGroup.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './CsvForm.module.css'
import { DataNotice, type GuestsState } from './DataNotice.tsx'
import { downloadGuests } from './downloadGuests.ts'
import { useOrganizationName } from './useOrganizationName.ts'

type ExportDialogProps = {
  org: OrgId
  /** In the order of the file. */
  guests: readonly Guest[]
  guestsState: GuestsState
  /** How many guests cannot be read and are therefore not in the file. */
  leftOut: number
  columns: readonly CsvColumn[]
  onClose: () => void
}

/** Saves guests as a CSV file, once they and the members are loaded. */
export function ExportDialog(props: ExportDialogProps) {
  const { org, guests, guestsState, leftOut, onClose } = props
  const m = useAllMessages()
  const notices = useNotices()
  const members = useMembers(org)
  const organization = useOrganizationName(org)
  const [layout, setLayout] = useState<CsvLayout>('guests')
  const [isWriting, setWriting] = useState(false)
  const isClosed = useRef(false)
  const isWanted = () => !isClosed.current
  const close = () => {
    isClosed.current = true
    onClose()
  }
  const { result } = members
  const columns = layout === 'memberships' ? withMembers(props.columns) : props.columns
  const isReady = guests.length > 0 && guestsState.kind !== 'reading' && result.kind === 'read'
  const save = async () => {
    if (result.kind !== 'read') return
    setWriting(true)
    const fileName = csvFileName('guests', organization, new Date())
    await downloadGuests({ guests, members: result.list.members, columns, layout, fileName, isWanted })
    if (!isWanted()) return
    notices.show({ text: <RichText text={m.csv.exported(guests.length, fileName)} /> })
    close()
  }
  const headings = headingsOf(columns, layout)
  return (
    <Dialog title={m.guests.exportCsv} onClose={close} width={480}>
      <div className={classes.form}>
        <div className={classes.about}>
          <p>{m.csv.contents(guests.length, headings.length)}</p>
          <p translate="no" className={classes.quiet}>
            {headings.join(m.common.separator)}
          </p>
          {leftOut > 0 && <p className={classes.warning}>{m.csv.leftOut(leftOut)}</p>}
        </div>
        <RadioGroup
          legend={m.csv.rows}
          options={csvLayouts.map((value) => ({ value, ...m.csv.layouts[value] }))}
          value={layout}
          onChange={setLayout}
        />
        <DataNotice guests={guestsState} members={members} />
        <DialogButtons>
          <Button onClick={close}>{m.common.cancel}</Button>
          <Button
            variant="primary"
            data-autofocus
            inactive={!isReady}
            loading={isWriting}
            onClick={() => void save()}
          >
            {m.csv.exportGuests(guests.length)}
          </Button>
        </DialogButtons>
      </div>
    </Dialog>
  )
}

/** A row for each member says which. */
function withMembers(columns: readonly CsvColumn[]): readonly CsvColumn[] {
  return columns.includes('members') ? columns : [...columns, 'members']
}
