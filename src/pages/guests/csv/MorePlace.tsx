import { IconDots } from '@tabler/icons-react'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'

/** What the button of the menu *More* shows. */
export function MoreIcon() {
  return <IconDots size="1rem" aria-hidden="true" />
}

/** Keeps the place of the menu *More* while it loads, so that nothing moves when it comes. */
export function MorePlace() {
  const m = useMessages()
  return (
    <Button variant="icon-outlined" inactive aria-label={m.guests.more}>
      <MoreIcon />
    </Button>
  )
}
