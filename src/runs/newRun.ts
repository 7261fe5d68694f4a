import type { Account } from '#src/api/session/account.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { invert, isEmpty } from '#src/lib/memberChange.ts'
import { type RunJournal, eachPage } from './journal/runJournal.ts'
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
  /** How many rows it has. */
  rows: number
  /** Epoch ms. */
  now: number
  notBefore: number
}

/** The record of a run that begins. */
export function createRun({ id, org, account, change, rows, now, notBefore }: RunParts): RunRecord {
  return {
    id,
    org,
    ...account,
    change,
    createdAt: now,
    state: 'running',
    reason: null,
    counts: pendingCounts(rows),
    untouched: 'pending',
    notBefore,
  }
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

/** Whether the row failed because it would leave its guest without members, which the user has to confirm. */
export function needsConfirmation({ state, code }: Pick<RowRecord, 'state' | 'code'>): boolean {
  return state === 'failed' && code === 'needs-confirmation'
}

/**
 * Makes the failed rows of a run open again, in the journal too; with `isConfirmed` also those that leave a guest
 * without members. Null: there are none.
 */
export async function reopenFailed(
  journal: RunJournal,
  run: RunRecord,
  isConfirmed: boolean,
  now: number,
): Promise<RunRecord | null> {
  const failed = (await journal.rowsIn(run.id, 'failed')).filter(
    (row) => isConfirmed || !needsConfirmation(row),
  )
  if (failed.length === 0) return null
  const rows = failed.map((row) => ({
    ...row,
    state: stateAgain(row),
    confirmed: row.confirmed || needsConfirmation(row),
    code: null,
    at: now,
  }))
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
