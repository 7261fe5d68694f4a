import { lazy, Suspense, useState } from 'react'
import classes from '#src/pages/guests/GuestsPage.module.css'

const NewGuestDialog = lazy(() =>
  import('./NewGuestDialog.tsx').then((module) => ({ default: module.NewGuestDialog })),
)

/** *New guest* and its dialog, which loads when it is first asked for and then stays, closed. */
export function NewGuestButton() {
  const [dialog, setDialog] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <>
      <button type="button" className={classes.primary} onClick={() => setDialog('open')}>
        New guest
      </button>
      {dialog !== 'never' && (
        <Suspense>
          <NewGuestDialog opened={dialog === 'open'} onClose={() => setDialog('closed')} />
        </Suspense>
      )}
    </>
  )
}
