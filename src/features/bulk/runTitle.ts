import type { AllMessages } from '#src/lib/messages/enAll.ts'
import { isUnfinished, type RunRecord } from '#src/runs/runContract.ts'

/** What a run does, or did once it has ended. */
export function runTitle(run: Pick<RunRecord, 'state' | 'counts' | 'change'>, m: AllMessages): string {
  const { going, ended, cancelled } = m.bulk.runTitles
  if (run.state === 'cancelled') return cancelled
  return (isUnfinished(run) ? going : ended)[run.change.kind]
}
