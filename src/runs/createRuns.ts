import { accountOf, isOwn } from '#src/api/session/account.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { type OrgRuns, createOrgRuns } from './orgRuns.ts'
import { isUnfinished } from './runContract.ts'
import type { RunsDeps } from './runsDeps.ts'

// Runs: the same kind of change for many guests, kept in a journal, with a way back.
//
//   const plan = await planRun({ org, guests, change: { kind: 'add', members } })      // plan.ts: the preview
//   const runs = createRuns(deps).of(org)                                                // or useRuns(org)
//   runs.state                 a store, read when it is first listened to: { isLoaded, storage, runs: RunView[] }, latest first, of this user and server
//   await runs.start(plan)     { kind: 'started', id }, 'busy' (a run is going on), 'signed-out' or 'nothing-to-do'
//   runs.pause(id)             rows in flight end first; from every tab
//   runs.cancel(id)            the rows left are skipped; from every tab
//   await runs.resume(id)      also after a reload; like start
//   await runs.retryFailed(id, isConfirmed)  the failed rows become open again and the run goes on; like start
//   await runs.undo(id)        starts a new run that takes back what this one changed; like start
//   runs.rows(id)              its rows, a page at a time (an async generator): for the results and the report
//
// A run that begins ends by itself: follow it in `state`. `RunView.run.state` and `.reason` say why it does not go on.

export type Runs = ReturnType<typeof createRuns>

/** Makes the runs of this tab; see above. */
export function createRuns(deps: RunsDeps) {
  const byOrg = new Map<OrgId, OrgRuns>()
  let session = deps.session.current()

  /** Nothing of the user who was signed in stays in this tab or in the journal. */
  async function deleteAll(): Promise<void> {
    const ended = session
    for (const runs of byOrg.values()) runs.forget()
    byOrg.clear()
    session = deps.session.current()
    if (ended) await deps.journal.journal.deleteAccount(accountOf(ended))
  }
  deps.session.onUserChange(() => {
    deleteAll().catch(deps.reportError)
  })

  return {
    deleteAll,

    /** Whether a run of the user is not done, in any organization: it goes on, here or in another tab, or is paused. */
    async hasUnfinished(): Promise<boolean> {
      const current = deps.session.current()
      if (!current) return false
      const runs = await deps.journal.journal.allRuns()
      return runs.some((run) => isOwn(run, accountOf(current)) && isUnfinished(run))
    },

    /** The runs of one organization. They are read from the journal when something first listens. */
    of(org: OrgId): OrgRuns {
      const known = byOrg.get(org)
      if (known) return known
      session = deps.session.current()
      const runs = createOrgRuns(org, deps)
      byOrg.set(org, runs)
      return runs
    },
  }
}
