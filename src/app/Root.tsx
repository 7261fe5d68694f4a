import { Outlet } from '@tanstack/react-router'
import { NoticeOutlet, NoticesProvider } from '#src/ui/notices.tsx'
import { SessionDialogs } from './SessionDialogs.tsx'
import { useSessionCare } from './useSessionRenewal.ts'

/** What is there on every page: notices, the dialogs of a session that ended or changed, and its renewal. */
export function Root() {
  useSessionCare()
  return (
    <NoticesProvider>
      <Outlet />
      <SessionDialogs />
      <NoticeOutlet />
    </NoticesProvider>
  )
}
