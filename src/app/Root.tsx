import { Outlet } from '@tanstack/react-router'
import { NoticeOutlet, NoticesProvider } from '#src/ui/notices.tsx'
import { SessionDialogs } from './SessionDialogs.tsx'
import { useSessionRenewal } from './useSessionRenewal.ts'

/** What is there on every page: notices, the dialogs of a session that ended or changed, and its renewal. */
export function Root() {
  useSessionRenewal()
  return (
    <NoticesProvider>
      <Outlet />
      <SessionDialogs />
      <NoticeOutlet />
    </NoticesProvider>
  )
}
