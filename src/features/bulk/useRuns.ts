import { createChanges } from '#src/changes/createChanges.ts'
import { type AppServices, useServices } from '#src/features/AppContext.tsx'
import type { OrgId } from '#src/lib/guest.ts'
import { createBrowserRuns } from '#src/runs/createBrowserRuns.ts'
import type { Runs } from '#src/runs/createRuns.ts'
import type { OrgRuns } from '#src/runs/orgRuns.ts'

/**
 * The runs of an organization; see src/runs/createRuns.ts. Their code loads with the first part that uses them.
 * @public The pages that use it follow.
 */
export function useRuns(org: OrgId): OrgRuns {
  return runsOf(useServices()).of(org)
}

/** The runs of this tab. */
export function runsOf({ getChanges, getRuns }: AppServices): Runs {
  return getRuns((deps) => createBrowserRuns({ ...deps, changes: getChanges(createChanges) }))
}
