import { IconCopy, IconDots, IconExternalLink, IconLink, IconTrash } from '@tabler/icons-react'
import { canCopyText, copyText } from '#src/browser/copyText.ts'
import { type Guest, statusOf } from '#src/lib/guest.ts'
import { Menu, MenuItem, MenuSeparator } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { RichText } from '#src/ui/RichText.tsx'

type GuestMenuProps = { guest: Guest; onDelete: () => void }

/** What else can be done with the open guest. */
export function GuestMenu({ guest, onDelete }: GuestMenuProps) {
  const m = useMessages()
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
        onSelect={() => window.open(linkHere(), '_blank', 'noopener')}
      >
        {m.drawer.openInTab}
      </MenuItem>
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

/** The address of the open guest, without the search of the list. */
function linkHere(): string {
  return `${location.origin}${location.pathname}`
}
