import { browserClock, sleep } from '#src/browser/clock.ts'
import type { AppServices } from '#src/features/AppContext.tsx'
import { changesOf } from '#src/features/changes/useChanges.ts'
import { runsOf } from '#src/features/bulk/useRuns.ts'
import { reportFault } from './createServices.ts'
import { noteSandboxReset } from './sandboxReset.ts'
import { type Services, currentSession, dropEverything, signOutOtherTabs } from './useSessionRenewal.ts'

/** ms */
const maxDeleteMs = 2000
const maxReadMs = 1000

type AllServices = Services & AppServices

/**
 * Signs out: runs and changes, the gateway's cookie, this tab's data, then every other tab of the same session. Preferences such
 * as the theme stay. Nothing is left in the page even when the gateway cannot be reached.
 */
export async function signOut(services: AllServices): Promise<void> {
  const id = currentSession(services)?.id
  await deleteAll(services)
  await services.api.session.signOut().catch(reportFault)
  if (id) signOutOtherTabs(id)
  dropEverything(services)
}

/** Starts the sandbox again, with its original guests, under a new session; the page loads again. Throws ApiError. */
export async function resetSandbox(services: AllServices): Promise<void> {
  await deleteAll(services)
  await services.api.session.startSandbox()
  services.queryClient.clear()
  noteSandboxReset()
  location.reload()
}

/** What signing out would end or forget: a draft, a change whose outcome is not known, a run that is not done. */
export type UnfinishedWork = 'draft' | 'save' | 'run'

/** What is unfinished, in every organization of the user. What a storage does not tell within a second does not count. */
export async function findUnfinishedWork(services: AppServices): Promise<readonly UnfinishedWork[]> {
  const work = services.unsavedWork.get()
  const [hasSave, hasRun] = await Promise.all([
    isTrueInTime(changesOf(services).log.hasUnfinished()),
    isTrueInTime(runsOf(services).hasUnfinished()),
  ])
  const all = { draft: work === 'draft', save: work === 'saving' || hasSave, run: hasRun }
  return (['draft', 'save', 'run'] as const).filter((kind) => all[kind])
}

/** Deletes what this browser keeps of the user. A storage that hangs must not keep the user signed in. */
async function deleteAll(services: AppServices): Promise<void> {
  const runs = runsOf(services).deleteAll().catch(reportFault)
  const changes = changesOf(services).log.deleteAll()
  await Promise.race([Promise.all([runs, changes]), sleep(browserClock, maxDeleteMs)])
}

/** The answer; false when it fails or takes too long. */
function isTrueInTime(answer: Promise<boolean>): Promise<boolean> {
  return Promise.race([answer.catch(() => false), sleep(browserClock, maxReadMs).then(() => false)])
}
