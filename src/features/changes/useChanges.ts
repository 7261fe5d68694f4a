import { createBrowserChanges } from '#src/changes/createBrowserChanges.ts'
import type { Changes } from '#src/changes/createChanges.ts'
import { type AppServices, useServices } from '#src/features/AppContext.tsx'

/** The one way to change a guest's members, with its log. Its code loads with the first part that uses it. */
export function useChanges(): Changes {
  return changesOf(useServices())
}

/** The changes of this tab. */
export function changesOf({ getChanges }: AppServices): Changes {
  return getChanges(createBrowserChanges)
}
