import { ApiError, isSlowDown, ownError } from '#src/api/http/apiError.ts'
import { type Clock, sleep } from '#src/browser/clock.ts'
import type { ChangeDeps, ChangeOutcome, ChangeRequest } from '#src/changes/changeContract.ts'
import type { MemberId } from '#src/lib/member.ts'
import { andThen, differenceOf } from '#src/lib/memberChange.ts'
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
import { createRunRate } from './runRate.ts'
import { createRunSpeed } from './runSpeed.ts'

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
  /** Called after each step that the screen should show. */
  onView: (view: RunView) => void
}

/** How a run is stopped before its end. */
type Stop = { kind: 'pause'; reason: PauseReason } | { kind: 'cancel' }

export type Runner = ReturnType<typeof createRunner>

const maxRowsAtOnce = 3
const maxTotalWaitMs = 3_600_000

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

  function showView(): void {
    deps.onView(viewOf(record, clock, deps.pausedUntil(), speed))
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
    const other = await journal.findRow(undone.id, row.undoes)
    if (!other) return []
    undone = { ...undone, counts: moveCount(undone.counts, other.state, 'undone') }
    return [{ ...other, state: 'undone', at: clock.now() }]
  }

  async function changeOne(open: RowRecord, isLastPass: boolean): Promise<void> {
    let row = open
    const note = async (changes: Partial<RowRecord>) => {
      row = await saveRow(row, changes)
      return row
    }
    const request = {
      guest: guestOf(record, row),
      change: row.change,
      confirmed: row.confirmed,
      inDoubt: row.applied,
      maxTotalWaitMs,
    }
    const outcome = await deps.changeRow(request, (to) => adaptDeps(to, { row: () => row, note }))
    const { pause, ...result } = judgeRow(outcome, isLastPass)
    await note({ ...result, after: result.after ?? row.after })
    if (result.state === 'changed' || result.state === 'unchanged') isVerified = true
    if (result.state !== 'pending' && result.state !== 'unknown') speed.addRow(clock.now())
    const tooMany = result.state === 'pending' ? null : failures.add(result.state === 'failed')
    const reason = pause ?? tooMany
    if (reason) requestStop({ kind: 'pause', reason })
  }

  /** The row's journal, the run's rate and its stop, put around what a change sends and waits for. */
  function adaptDeps(
    to: ChangeDeps,
    { row, note }: { row: () => RowRecord; note: (changes: Partial<RowRecord>) => Promise<RowRecord> },
  ): ChangeDeps {
    let theirs: readonly MemberId[] = []
    return {
      ...to,
      async getGuest(guest) {
        await untilStopped(rate.takeTurn())
        // As when the limiter refuses a call: the change waits, and that wait ends at once.
        if (stop) throw ownError('rate-limited', { status: 429 })
        const read = await observe(() => to.getGuest(guest))
        if (read.associatedMembers.known) theirs = read.associatedMembers.ids
        return read
      },
      async replaceMembers(guest, target) {
        const { applied, before, target: sent } = row()
        // In the journal before it leaves: after a crash a read decides, and an undo knows what it may take back.
        await note({
          state: 'in-flight',
          before: sent === null ? theirs : before,
          target,
          applied: andThen(applied, differenceOf(theirs, target)),
        })
        return observe(() => to.replaceMembers(guest, target))
      },
      async waitUntilClear(wait) {
        const waited = await untilStopped(to.waitUntilClear(wait))
        return stop || !waited ? { kind: 'too-long', pausedUntil: clock.now() } : waited
      },
    }
  }

  /** What `work` gives, or undefined as soon as the run has to stop. */
  function untilStopped<T>(work: Promise<T>): Promise<T | undefined> {
    if (stopSignal.signal.aborted) return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      const end = () => resolve(undefined)
      stopSignal.signal.addEventListener('abort', end, { once: true })
      void work.then(resolve, reject).finally(() => stopSignal.signal.removeEventListener('abort', end))
    })
  }

  /** Makes one request; its answer sets the rate of the next ones. */
  async function observe<T>(send: () => Promise<T>): Promise<T> {
    const sentAt = clock.now()
    try {
      const answer = await send()
      rate.speedUp()
      return answer
    } catch (error) {
      if (error instanceof ApiError && isSlowDown(error) && error.source !== 'browser') {
        rate.slowDown(sentAt)
        await save({ notBefore: Math.max(record.notBefore, clock.now() + (error.retryAfter ?? 0)) })
      }
      throw error
    }
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
    for await (const page of eachPage(journal, record)) {
      const open = page.filter(isOpen)
      const rows = open.map((row) => ({ ...row, ...skipped(row), at: clock.now() }))
      const counts = open.reduce((all, row) => moveCount(all, row.state, skipped(row).state), record.counts)
      await save({ counts }, rows)
    }
  }

  return {
    id: run.id,

    /** Resolves when the run is done, cancelled or paused, as it then is in the journal. Rejects only for an error in this program. */
    async execute(): Promise<RunRecord> {
      if (record.change.kind === 'undo') undone = await journal.findRun(record.change.of)
      await save({ state: 'running', reason: null })
      const waitMs = record.notBefore - clock.now()
      if (waitMs > 0) await untilStopped(sleep(clock, waitMs))
      await doPass(false)
      if (!stop && openCount(record.counts) > 0) await doPass(true)
      if (stop?.kind === 'cancel') await skipRest()
      await save(endOf(stop))
      return record
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

function viewOf(
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
