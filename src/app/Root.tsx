import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { NoticeOutlet, NoticesProvider } from '#src/ui/notices.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { useSessionRenewal } from './useSessionRenewal.ts'

const SignInAgain = lazy(() =>
  import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })),
)

/** Around every page: notices, the dialog for a session that ended or changed, and the session's renewal. */
export function Root() {
  useSessionRenewal()
  return (
    <NoticesProvider>
      <Outlet />
      <SessionDialog />
      <NoticeOutlet />
    </NoticesProvider>
  )
}

/** Opens over everything when a call finds the session ended or replaced; drafts behind it are kept. */
function SessionDialog() {
  const trouble = useStore(useApi().session.trouble)
  if (trouble.kind === 'none') return null
  return (
    <Suspense fallback={null}>
      <SignInAgain trouble={trouble} />
    </Suspense>
  )
}
