import { lazy, Suspense, useState } from 'react'
import type { Email } from '#src/lib/guest.ts'
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
      {isOpen && <NewGuest onClose={() => setOpen(false)} />}
    </>
  )
}

type NewGuestProps = {
  /** Filled in from the start. */
  initialEmail?: Email
  onClose: () => void
}

/** The dialog. */
export function NewGuest(props: NewGuestProps) {
  return (
    <Suspense>
      <NewGuestDialog {...props} />
    </Suspense>
  )
}
