import { useFocusReturn } from '@mantine/hooks'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { sessionGate } from '#src/api/session/sessionGate.ts'

const SignInAgain = lazy(() =>
  import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })),
)

/** Over everything, as soon as a call finds the session ended or replaced; what waits behind it is kept. */
export function SessionDialogs() {
  const trouble = useSyncExternalStore(sessionGate.subscribe, sessionGate.getSnapshot)
  // The dialog is gone the moment the trouble is, so whoever stays gives the focus back.
  useFocusReturn({ opened: trouble.kind !== 'none', shouldReturnFocus: true })
  if (trouble.kind === 'none') return null
  return (
    <Suspense fallback={null}>
      <SignInAgain trouble={trouble} />
    </Suspense>
  )
}
