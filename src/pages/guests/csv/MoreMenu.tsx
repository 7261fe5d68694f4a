import { IconDownload, IconUpload } from '@tabler/icons-react'
import { Menu, MenuItem } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { CsvRequest } from './CsvDialogs.tsx'
import { MoreIcon } from './MorePlace.tsx'

/** What can be done with the whole list beside the common things. */
export function MoreMenu({ onCsv }: { onCsv: (request: CsvRequest) => void }) {
  const m = useMessages()
  return (
    <Menu variant="icon-outlined" aria-label={m.guests.more} button={<MoreIcon />}>
      <MenuItem icon={<IconUpload size="1rem" aria-hidden="true" />} onSelect={() => onCsv('import')}>
        {m.guests.importCsv}
      </MenuItem>
      <MenuItem icon={<IconDownload size="1rem" aria-hidden="true" />} onSelect={() => onCsv('export')}>
        {m.guests.exportCsv}
      </MenuItem>
    </Menu>
  )
}
