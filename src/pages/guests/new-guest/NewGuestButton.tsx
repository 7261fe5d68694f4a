import { lazy, Suspense, useState } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'

const NewGuestDialog = lazy(() =>
  import('./NewGuestDialog.tsx').then((module) => ({ default: module.NewGuestDialog })),
)

/** *New guest* and its dialog, which loads when it is opened first. */
export function NewGuestButton() {
  const m = useMessages()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {m.guests.newGuest}
      </Button>
      {isOpen && (
        <Suspense>
          <NewGuestDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
