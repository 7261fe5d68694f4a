import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { BulkForm } from './BulkForm.tsx'
import type { BulkKind } from './bulkKinds.ts'
import { RunDialog } from './RunDialog.tsx'

type BulkDialogProps = {
  org: OrgId
  kind: BulkKind
  /** The guests to change, as they were when the dialog was opened. */
  guests: readonly Guest[]
  /** The members to replace that are chosen already. */
  from?: readonly MemberId[]
  onClose: () => void
}

const none: readonly MemberId[] = []

/** Makes the same change to many guests. */
export function BulkDialog({ org, kind, guests, from = none, onClose }: BulkDialogProps) {
  const m = useAllMessages()
  return (
    <RunDialog
      org={org}
      title={m.bulk.kinds[kind]}
      onClose={onClose}
      renderForm={(onPlan) => (
        <BulkForm org={org} kind={kind} guests={guests} from={from} onPlan={onPlan} onCancel={onClose} />
      )}
    />
  )
}
