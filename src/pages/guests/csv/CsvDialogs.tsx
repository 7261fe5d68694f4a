import { useMemo } from 'react'
import type { GuestsState } from '#src/features/csv/DataNotice.tsx'
import { ExportDialog } from '#src/features/csv/ExportDialog.tsx'
import { ImportDialog } from '#src/features/csv/ImportDialog.tsx'
import { guestsAt } from '#src/guest-list/guestIndex.ts'
import type { CsvColumn } from '#src/lib/csv/exportCsv.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { missingGuests } from '#src/pages/guests/ListState.tsx'
import type { Column } from '#src/pages/guests/table/columns.tsx'
import { selectedSlots } from '#src/pages/guests/table/selection.ts'
import type { GuestListState } from '#src/pages/guests/useGuestList.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'

/** `export`: of the guests that match; `export-selected`: of those that are selected. */
export type CsvRequest = 'import' | 'export' | 'export-selected'

type CsvDialogsProps = {
  org: OrgId
  request: CsvRequest
  guests: GuestListState
  /** The columns that the user has chosen. */
  columns: readonly Column[]
  onClose: () => void
}

/** The dialogs that read and write CSV files, joined to the list. */
export function CsvDialogs(props: CsvDialogsProps) {
  return props.request === 'import' ? <ListImport {...props} /> : <ListExport {...props} />
}

function ListImport({ org, guests, onClose }: CsvDialogsProps) {
  const { view } = guests
  const all = useMemo(() => guestsAt(view.index, view.order), [view.index, view.order])
  return <ImportDialog org={org} guests={all} guestsState={guestsStateOf(guests)} onClose={onClose} />
}

function ListExport({ org, request, guests, columns, onClose }: CsvDialogsProps) {
  const m = useMessages()
  const { view, selection } = guests
  const slots = useMemo(
    () => (request === 'export' ? view.shown : selectedSlots(selection, view)),
    [request, view, selection],
  )
  const exported = useMemo(() => guestsAt(view.index, slots), [view, slots])
  const csvColumns = columns.map(({ csv, heading }): CsvColumn =>
    csv === 'members' ? csv : { heading: heading(m), valueOf: (guest) => csv(guest, m) },
  )
  return (
    <ExportDialog
      org={org}
      guests={exported}
      guestsState={request === 'export' ? guestsStateOf(guests) : { kind: 'complete' }}
      leftOut={slots.length - exported.length}
      columns={csvColumns}
      onClose={onClose}
    />
  )
}

function guestsStateOf({
  list,
  waiting,
  reading,
  error,
  refresh,
  retryMissing,
}: GuestListState): GuestsState {
  if (waiting || (reading && !list.complete)) return { kind: 'reading', count: list.readCount }
  if (list.complete && (reading || missingGuests(list) === 0)) return { kind: 'complete' }
  return { kind: 'incomplete', retry: error || list.missing.length === 0 ? refresh : retryMissing }
}
