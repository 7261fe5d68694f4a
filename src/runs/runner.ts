import { type Clock, sleep } from '#src/browser/clock.ts'
import type { ChangeDeps, ChangeOutcome, ChangeRequest } from '#src/changes/changeContract.ts'
import { createFailureWatch } from './failureWatch.ts'
import { type RunJournal, eachPage } from './journal/runJournal.ts'
import { judgeRow } from './judgeRow.ts'
import {
  type PauseReason,
  type RowRecord,
  type RunRecord,
  type RunView,
  guestOf,
  isOpen,
  moveCount,
  openCount,
} from './runContract.ts'
import { adaptDeps, untilStopped } from './rowSteps.ts'
import { createRunRate } from './runRate.ts'
import { createRunSpeed } from './runSpeed.ts'
import { runningView } from './runView.ts'
import { throttle } from './throttle.ts'

/** Changes one guest; see `changeInRun` of src/changes. `adapt` puts the runner's steps around each request. */
export type ChangeRow = (
  request: ChangeRequest,
  adapt: (deps: ChangeDeps) => ChangeDeps,
) => Promise<ChangeOutcome>

export type RunnerDeps = {
  journal: RunJournal
  changeRow: ChangeRow
  clock: Clock
  /** Until when all calls wait for Tallyfy, epoch ms; null: no pause. */
  pausedUntil: () => number | null
  /** Called with what the screen should show, a few times a second. */
  onView: (view: RunView) => void
}

/** How a run is stopped before its end. */
type Stop = { kind: 'pause'; reason: PauseReason } | { kind: 'cancel' }

export type Runner = ReturnType<typeof createRunner>

const maxRowsAtOnce = 3
const maxTotalWaitMs = 3_600_000
const viewIntervalMs = 100

/** Executes the open rows of one run, once. `run` is in the journal, and no other runner works on it. */
export function createRunner(run: RunRecord, deps: RunnerDeps) {
  const { journal, clock } = deps
  const rate = createRunRate(clock)
  const speed = createRunSpeed(clock.now())
  const failures = createFailureWatch()
  const stopSignal = new AbortController()
  let record = run
  let stop: Stop | null = null
  /** The first row alone: until one is verified nothing else begins. */
  let isVerified = false
  let isDropped = false
  /** In an undo: the run that is taken back. */
  let undone: RunRecord | null = null

  function requestStop(next: Stop): void {
    // A cancel also ends a pause that is under way; otherwise the first reason counts.
    if (stop === null || next.kind === 'cancel') stop = next
    stopSignal.abort()
  }

  // Drawing each step of a fast run would take more time than the run.
  const view = throttle(
    () => deps.onView(runningView(record, clock, deps.pausedUntil(), speed)),
    viewIntervalMs,
    clock,
  )

  function showView(): void {
    if (record.state === 'running') view.call()
    else view.doNow()
  }

  async function save(changes: Partial<RunRecord>, rows: readonly RowRecord[] = []): Promise<void> {
    record = { ...record, ...changes }
    if (isDropped) return
    const runs = undone ? [record, undone] : [record]
    await journal.save({ runs, rows })
    showView()
  }

  /** Puts a row into its next state, in the journal and in the counts. */
  async function saveRow(before: RowRecord, changes: Partial<RowRecord>): Promise<RowRecord> {
    const row = { ...before, ...changes, at: clock.now() }
    const others = await takenBack(row)
    await save({ counts: moveCount(record.counts, before.state, row.state) }, [row, ...others])
    return row
  }

  /** In an undo: the row of the other run that this one has taken back. */
  async function takenBack(row: RowRecord): Promise<readonly RowRecord[]> {
    const isDone = row.state === 'changed' || row.state === 'unchanged'
    if (!undone || row.undoes === null || !isDone) return []
    const other = await journal.findRow(undone, row.undoes)
    if (!other) return []
    undone = { ...undone, counts: moveCount(undone.counts, other.state, 'undone') }
    return [{ ...other, state: 'undone', at: clock.now() }]
  }

  async function changeOne(open: RowRecord, isLastPass: boolean): Promise<void> {
    let row = open
    const note = async (changes: Partial<RowRecord>) => {
      row = await saveRow(row, changes)
    }
    const onSlowDown = (retryAfterMs: number) =>
      save({ notBefore: Math.max(record.notBefore, clock.now() + retryAfterMs) })
    const steps = { clock, rate, stopped: stopSignal.signal, row: () => row, note, onSlowDown }
    const request = {
      guest: guestOf(record, row),
      change: row.change,
      confirmed: row.confirmed,
      inDoubt: row.applied,
      maxTotalWaitMs,
    }
    const outcome = await deps.changeRow(request, (to) => adaptDeps(to, steps))
    const { pause, ...result } = judgeRow(outcome, isLastPass)
    await note({ ...result, after: result.after ?? row.after })
    if (result.state === 'changed' || result.state === 'unchanged') isVerified = true
    if (result.state !== 'pending' && result.state !== 'unknown') speed.addRow(clock.now())
    const tooMany = result.state === 'pending' ? null : failures.add(result.state === 'failed')
    const reason = pause ?? tooMany
    if (reason) requestStop({ kind: 'pause', reason })
  }

  async function doPass(isLastPass: boolean): Promise<void> {
    const working = new Set<Promise<void>>()
    for await (const row of eachOpenRow(journal, record)) {
      while (working.size >= (isVerified ? maxRowsAtOnce : 1)) await Promise.race(working)
      if (stop) break
      const work = changeOne(row, isLastPass).finally(() => working.delete(work))
      working.add(work)
    }
    await Promise.all(working)
  }

  async function skipRest(): Promise<void> {
    const states = ['pending', 'in-flight', 'unknown'] as const
    const begun = (await Promise.all(states.map((state) => journal.rowsIn(run.id, state)))).flat()
    const rows = begun.map((row) => ({ ...row, ...skipped(row), at: clock.now() }))
    const counts = begun.reduce((all, row) => moveCount(all, row.state, skipped(row).state), record.counts)
    // The others in one step, however many they are.
    await save(
      { counts: moveCount(counts, 'pending', 'skipped', counts.pending), untouched: 'skipped' },
      rows,
    )
  }

  async function doAllPasses(): Promise<void> {
    if (record.change.kind === 'undo') undone = await journal.findRun(record.change.of)
    await save({ state: 'running', reason: null })
    const waitMs = record.notBefore - clock.now()
    if (waitMs > 0) await untilStopped(sleep(clock, waitMs), stopSignal.signal)
    await doPass(false)
    if (!stop && openCount(record.counts) > 0) await doPass(true)
    if (stop?.kind === 'cancel') await skipRest()
    await save(endOf(stop))
  }

  return {
    id: run.id,

    /** Resolves when the run is done, cancelled or paused, as it then is in the journal. Rejects only for an error in this program. */
    async execute(): Promise<RunRecord> {
      try {
        await doAllPasses()
        return record
      } finally {
        view.cancel()
      }
    },

    /** Begins no further row; those in flight end first. No write is aborted. */
    pause: (reason: PauseReason): void => requestStop({ kind: 'pause', reason }),

    /** The same, and the rows left are skipped. */
    cancel: (): void => requestStop({ kind: 'cancel' }),

    /** Another user has signed in: begins no further row and writes nothing more into the journal. */
    drop(): void {
      isDropped = true
      requestStop({ kind: 'pause', reason: 'session-changed' })
    },

    showView,
  }
}

function endOf(stop: Stop | null): Pick<RunRecord, 'state' | 'reason'> {
  if (stop === null) return { state: 'done', reason: null }
  if (stop.kind === 'cancel') return { state: 'cancelled', reason: null }
  return { state: 'paused', reason: stop.reason }
}

async function* eachOpenRow(journal: RunJournal, run: RunRecord) {
  for await (const page of eachPage(journal, run)) yield* page.filter(isOpen)
}

/** Of a row whose write was not answered a cancelled run cannot say that it was skipped. */
function skipped({ state }: RowRecord): Pick<RowRecord, 'state' | 'code'> {
  return state === 'pending' ? { state: 'skipped', code: null } : { state: 'failed', code: 'unknown' }
}
