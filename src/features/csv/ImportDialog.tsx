import { RunDialog } from '#src/features/bulk/RunDialog.tsx'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { GuestsState } from './DataNotice.tsx'
import { ImportForm } from './ImportForm.tsx'

type ImportDialogProps = {
  org: OrgId
  /** All guests of the organization. */
  guests: readonly Guest[]
  guestsState: GuestsState
  onClose: () => void
}

/** Changes the members of guests as a CSV file says. */
export function ImportDialog({ org, guests, guestsState, onClose }: ImportDialogProps) {
  const m = useMessages()
  return (
    <RunDialog
      org={org}
      title={m.guests.importCsv}
      onClose={onClose}
      renderForm={(onPlan) => (
        <ImportForm org={org} guests={guests} guestsState={guestsState} onPlan={onPlan} onCancel={onClose} />
      )}
    />
  )
}
