import { useFocusReturn } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { useStore } from '#src/ui/useStore.ts'

const SignInAgain = lazy(() =>
  import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })),
)

/** The dialog over everything when a call finds the session ended or replaced; drafts behind it are kept. */
export function SessionDialogs() {
  const trouble = useStore(useApi().session.trouble)
  // The dialog unmounts with the trouble, so this component returns the focus.
  useFocusReturn({ opened: trouble.kind !== 'none', shouldReturnFocus: true })
  if (trouble.kind === 'none') return null
  return (
    <Suspense fallback={null}>
      <SignInAgain trouble={trouble} />
    </Suspense>
  )
}
