import { useState } from 'react'
import { canCopyText, copyText } from '#src/browser/copyText.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { lazyDialog } from '#src/ui/lazyPart.tsx'
import type { BulkKind } from './bulkKinds.ts'
import classes from './BulkActions.module.css'

const BulkDialog = lazyDialog(() => import('./BulkDialog.tsx').then((module) => module.BulkDialog))

const kinds = ['add', 'remove', 'replace', 'set'] as const satisfies readonly BulkKind[]

type BulkActionsProps = {
  org: OrgId
  /** Called when an action is chosen: the selected guests as they are then. */
  getGuests: () => readonly Guest[]
  onExport: () => void
}

/** What can be done to all selected guests. The dialogs load when they are first needed. */
export function BulkActions({ org, getGuests, onExport }: BulkActionsProps) {
  const m = useAllMessages()
  const notices = useNotices()
  const [open, setOpen] = useState<{ kind: BulkKind; guests: readonly Guest[] } | null>(null)
  const copyEmails = async () => {
    const guests = getGuests()
    const isCopied = await copyText(guests.map(({ email }) => email).join('\n'))
    notices.show({ text: isCopied ? m.bulk.emailsCopied(guests.length) : m.drawer.notCopied })
  }
  return (
    <div role="toolbar" aria-label={m.bulk.toolbar} className={classes.toolbar}>
      {kinds.map((kind) => (
        <Button key={kind} variant="subtle" onClick={() => setOpen({ kind, guests: getGuests() })}>
          {m.bulk.kinds[kind]}
        </Button>
      ))}
      <Button variant="subtle" onClick={onExport}>
        {m.guests.exportCsv}
      </Button>
      {canCopyText() && (
        <Button variant="subtle" onClick={() => void copyEmails()}>
          {m.bulk.copyEmails}
        </Button>
      )}
      {open && <BulkDialog org={org} kind={open.kind} guests={open.guests} onClose={() => setOpen(null)} />}
    </div>
  )
}
