import { useState } from 'react'
import type { StartResult } from '#src/runs/orgRuns.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'

/** Starts something of a run and says why it did not start. */
export function useRunStart() {
  const m = useAllMessages()
  const [trouble, setTrouble] = useState<string | null>(null)
  const start = async (begin: () => Promise<StartResult>, onStarted?: (id: RunId) => void) => {
    const result = await begin()
    setTrouble(result.kind === 'started' ? null : m.bulk.notStarted[result.kind])
    if (result.kind === 'started') onStarted?.(result.id)
  }
  return { start, trouble }
}
