import type { Account } from '#src/api/session/account.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { invert, isEmpty } from '#src/lib/memberChange.ts'
import type { RunJournal } from './journal/runJournal.ts'
import { eachPage } from './journal/runJournal.ts'
import {
  type NewRow,
  type RowRecord,
  type RunChange,
  type RunId,
  type RunRecord,
  moveCount,
  pendingCounts,
} from './runContract.ts'

export type RunParts = {
  id: RunId
  org: OrgId
  account: Account
  change: RunChange
  rows: readonly NewRow[]
  /** Epoch ms. */
  now: number
  notBefore: number
}

/** The records of a run that begins. */
export function createRecords({ id, org, account, change, rows, now, notBefore }: RunParts) {
  const run: RunRecord = {
    id,
    org,
    ...account,
    change,
    createdAt: now,
    state: 'running',
    reason: null,
    counts: pendingCounts(rows.length),
    notBefore,
  }
  const none = { add: [], remove: [] }
  const records = rows.map((row, index): RowRecord => ({
    runId: id,
    index,
    email: row.email,
    state: 'pending',
    change: row.change,
    confirmed: row.confirmed,
    before: row.before,
    target: null,
    after: null,
    applied: none,
    code: null,
    at: now,
    undoes: row.undoes ?? null,
  }))
  return { run, rows: records }
}

/** What takes a run back: of each row only what the run itself changed, or may have changed. */
export async function rowsToUndo(journal: RunJournal, run: RunRecord): Promise<readonly NewRow[]> {
  const rows: NewRow[] = []
  for await (const page of eachPage(journal, run)) {
    for (const { email, state, applied, before, after, index } of page) {
      if (state === 'undone' || isEmpty(applied)) continue
      rows.push({
        email,
        change: invert(applied),
        confirmed: before?.length === 0,
        before: after,
        undoes: index,
      })
    }
  }
  return rows
}

/** Makes the failed rows of a run open again, in the journal too. Null: there are none. */
export async function reopenFailed(
  journal: RunJournal,
  run: RunRecord,
  now: number,
): Promise<RunRecord | null> {
  const failed = await journal.rowsIn(run.id, 'failed')
  if (failed.length === 0) return null
  const rows = failed.map((row) => ({ ...row, state: stateAgain(row), code: null, at: now }))
  const counts = rows.reduce((all, { state }) => moveCount(all, 'failed', state), run.counts)
  const reopened: RunRecord = { ...run, counts }
  await journal.save({ runs: [reopened], rows })
  return reopened
}

/** The page of this run is gone: what was in flight is unknown, and the run waits to be resumed. */
export async function markInterrupted(
  journal: RunJournal,
  run: RunRecord,
  reason: 'interrupted' | 'internal-error',
  now: number,
): Promise<RunRecord> {
  const inFlight = await journal.rowsIn(run.id, 'in-flight')
  const rows = inFlight.map((row): RowRecord => ({ ...row, state: 'unknown', at: now }))
  const counts = rows.reduce((all) => moveCount(all, 'in-flight', 'unknown'), run.counts)
  const paused: RunRecord = { ...run, counts, state: 'paused', reason }
  await journal.save({ runs: [paused], rows })
  return paused
}

function stateAgain({ applied }: RowRecord): RowRecord['state'] {
  return isEmpty(applied) ? 'pending' : 'unknown'
}
