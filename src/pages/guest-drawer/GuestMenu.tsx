import {
  IconArrowUpRight,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconLink,
  IconTrash,
} from '@tabler/icons-react'
import { canCopyText, copyText } from '#src/browser/copyText.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { type Guest, type OrgId, statusOf } from '#src/lib/guest.ts'
import { tallyfyPage } from '#src/lib/tallyfyPage.ts'
import { Menu, MenuItem, MenuSeparator } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { RichText } from '#src/ui/RichText.tsx'

type GuestMenuProps = { org: OrgId; guest: Guest; onDelete: () => void }

/** What else can be done with the open guest. */
export function GuestMenu({ org, guest, onDelete }: GuestMenuProps) {
  const m = useMessages()
  const server = useApi().session.current()?.server
  const inTallyfy = server?.kind === 'tallyfy' ? tallyfyPage(server.host, org) : null
  const notices = useNotices()
  const copy = async (text: string) => {
    const isCopied = await copyText(text)
    notices.show({ text: <RichText text={isCopied ? m.drawer.copied(text) : m.drawer.notCopied} /> })
  }
  return (
    <Menu variant="icon-outlined" aria-label={m.drawer.moreActions} button={<IconDots size="1.0625rem" />}>
      {canCopyText() && (
        <>
          <MenuItem
            icon={<IconCopy size="1rem" aria-hidden="true" />}
            onSelect={() => void copy(guest.email)}
          >
            {m.drawer.copyEmail}
          </MenuItem>
          <MenuItem icon={<IconLink size="1rem" aria-hidden="true" />} onSelect={() => void copy(linkHere())}>
            {m.drawer.copyLink}
          </MenuItem>
        </>
      )}
      <MenuItem
        icon={<IconExternalLink size="1rem" aria-hidden="true" />}
        onSelect={() => openTab(linkHere())}
      >
        {m.drawer.openInTab}
      </MenuItem>
      {inTallyfy !== null && (
        <MenuItem
          icon={<IconArrowUpRight size="1rem" aria-hidden="true" />}
          onSelect={() => openTab(inTallyfy)}
        >
          {m.drawer.openInTallyfy}
        </MenuItem>
      )}
      {statusOf(guest) !== 'deleted' && (
        <>
          <MenuSeparator />
          <MenuItem tone="danger" icon={<IconTrash size="1rem" aria-hidden="true" />} onSelect={onDelete}>
            {m.drawer.deleteGuest}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function openTab(address: string): void {
  window.open(address, '_blank', 'noopener')
}

/** The address of the open guest, without the search of the list. */
function linkHere(): string {
  return `${location.origin}${location.pathname}`
}
