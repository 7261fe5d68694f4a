import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import { NoticeOutlet, NoticesProvider, useNotices } from '#src/ui/notices.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { NotLoadedDialog } from './NotLoaded.tsx'
import { useSessionRenewal } from './useSessionRenewal.ts'

const SignInAgain = lazyPart(
  () => import('./SignInAgain.tsx').then((module) => module.SignInAgain),
  null,
  NotLoadedDialog,
)

/** Around every page: notices, the dialog for a session that ended or changed, and the session's renewal. */
export function Root() {
  useSessionRenewal()
  return (
    <NoticesProvider>
      <NoticesOfOneUser />
      <Outlet />
      <SessionDialog />
      <NoticeOutlet />
    </NoticesProvider>
  )
}

/** Dismisses the notices at sign-in, sign-out, and when another organization is opened: what they say is of the one before. */
function NoticesOfOneUser() {
  const notices = useNotices()
  const { session } = useApi()
  const org = useParams({ strict: false, select: (params) => params.org })
  useEffect(() => session.onUserChange(notices.clear), [session, notices])
  return <NoticesOfOneOrganization key={org} />
}

/** Dismisses the notices when it is unmounted. */
function NoticesOfOneOrganization() {
  const notices = useNotices()
  useEffect(() => notices.clear, [notices])
  return null
}

/** Opens over everything when a call finds the session ended or replaced; drafts behind it are kept. */
function SessionDialog() {
  const trouble = useStore(useApi().session.trouble)
  return trouble.kind === 'none' ? null : <SignInAgain trouble={trouble} />
}
