import { useEffect, useEffectEvent, useState } from 'react'
import { useRuns } from '#src/features/bulk/useRuns.ts'
import type { GuestRef, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { RunId, RunView } from '#src/runs/runContract.ts'
import { type RunContent, searchTextOf } from './changeLines.ts'

/** The guests and members of the runs, as far as they are read. Nothing is read while no filter needs them. */
export function useRunContents(
  org: OrgId,
  views: readonly RunView[],
  titleOf: (guest: GuestRef) => string,
  isNeeded: boolean,
) {
  const runs = useRuns(org)
  const [contents, setContents] = useState<ReadonlyMap<RunId, RunContent>>(new Map())
  const missing = isNeeded ? views.find(({ run }) => !contents.has(run.id))?.run.id : undefined

  const read = useEffectEvent(async (id: RunId): Promise<RunContent> => {
    const texts: string[] = []
    const members = new Set<MemberId>()
    for await (const rows of runs.rows(id)) {
      for (const { email, change } of rows) {
        texts.push(searchTextOf({ email }, titleOf({ org, email })))
        for (const member of [...change.add, ...change.remove]) members.add(member)
      }
    }
    return { texts, members }
  })

  useEffect(() => {
    if (missing === undefined) return undefined
    let isStopped = false
    const take = async () => {
      const content = await read(missing)
      if (!isStopped) setContents((all) => new Map(all).set(missing, content))
    }
    void take()
    return () => {
      isStopped = true
    }
  }, [missing])
  return { contents, isReading: missing !== undefined }
}
