import type { Clock } from '#src/browser/clock.ts'
import { type RunRecord, type RunView, openCount } from './runContract.ts'
import type { createRunSpeed } from './runSpeed.ts'

/** A run that this tab does not work on. */
export function stillView(run: RunRecord): RunView {
  return { run, isHere: false, waitingUntil: null, rowsPerSecond: null, leftMs: null }
}

/** A run that this tab works on. `pausedUntil`: until when all calls wait, epoch ms. */
export function runningView(
  run: RunRecord,
  clock: Clock,
  pausedUntil: number | null,
  speed: ReturnType<typeof createRunSpeed>,
): RunView {
  const now = clock.now()
  const until = Math.max(pausedUntil ?? 0, run.notBefore)
  const isRunning = run.state === 'running'
  const measured = speed.measure(now, openCount(run.counts))
  return {
    run,
    isHere: true,
    waitingUntil: isRunning && until > now ? until : null,
    rowsPerSecond: isRunning ? measured.rowsPerSecond : null,
    leftMs: isRunning ? measured.leftMs : null,
  }
}
