import { type AppServices, useServices } from '#src/features/AppContext.tsx'
import { changesOf } from '#src/features/changes/useChanges.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { createBrowserRuns } from '#src/runs/createBrowserRuns.ts'
import type { Runs } from '#src/runs/createRuns.ts'
import type { OrgRuns } from '#src/runs/orgRuns.ts'

/** The runs of an organization; see src/runs/createRuns.ts. Their code loads with the first part that uses them. */
export function useRuns(org: OrgId): OrgRuns {
  return runsOf(useServices()).of(org)
}

/** The runs of this tab. */
export function runsOf(services: AppServices): Runs {
  return services.getRuns((deps) => createBrowserRuns({ ...deps, changes: changesOf(services) }))
}
