import type { AppServices } from '#src/features/AppContext.tsx'
import { runsOf } from '#src/features/bulk/useRuns.ts'
import { reportFault } from './createServices.ts'
import { noteSandboxReset } from './sandboxReset.ts'
import { type Services, currentSession, dropEverything, signOutOtherTabs } from './useSessionRenewal.ts'

type AllServices = Services & AppServices

/**
 * Signs out: the runs, the gateway's cookie, this tab's data, then every other tab of the same session. Preferences such
 * as the theme stay. Nothing is left in the page even when the gateway cannot be reached.
 */
export async function signOut(services: AllServices): Promise<void> {
  const id = currentSession(services)?.id
  await runsOf(services).deleteAll().catch(reportFault)
  await services.api.session.signOut().catch(reportFault)
  if (id) signOutOtherTabs(id)
  dropEverything(services)
}

/** Starts the sandbox again, with its original guests, under a new session; the page loads again. Throws ApiError. */
export async function resetSandbox(services: AllServices): Promise<void> {
  await runsOf(services).deleteAll().catch(reportFault)
  await services.api.session.startSandbox()
  services.queryClient.clear()
  noteSandboxReset()
  location.reload()
}
