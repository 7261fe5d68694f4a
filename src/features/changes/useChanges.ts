import { type Changes, createChanges } from '#src/changes/createChanges.ts'
import { useServices } from '#src/features/AppContext.tsx'

/** The one way to change a guest's members, with its log. Its code loads with the first part that uses it. */
export function useChanges(): Changes {
  return useServices().getChanges(createChanges)
}
