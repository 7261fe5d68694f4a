import { useState } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { lazyDialog } from '#src/ui/lazyPart.tsx'

/** The dialog *New guest*, which loads when it is opened first. */
export const NewGuest = lazyDialog(() =>
  import('./NewGuestDialog.tsx').then((module) => module.NewGuestDialog),
)

/** *New guest* and its dialog. */
export function NewGuestButton() {
  const m = useMessages()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {m.guests.newGuest}
      </Button>
      {isOpen && <NewGuest onClose={() => setOpen(false)} />}
    </>
  )
}
