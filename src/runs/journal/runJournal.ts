import type { Account } from '#src/api/session/account.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import {
  type NewRow,
  type RowRecord,
  type RowState,
  type RunId,
  type RunRecord,
  rowCount,
} from '#src/runs/runContract.ts'

/**
 * Where runs are kept, so that a reload or a crash loses none: each write is in the journal before it leaves. Methods
 * reject when the storage fails.
 */
export type RunJournal = {
  /** Adds a run with its rows, of which none has begun. */
  addRun: (run: RunRecord, rows: readonly NewRow[]) => Promise<void>
  /** Replaces these records, all of them or none; not those of a run that was deleted meanwhile. */
  save: (records: { runs: readonly RunRecord[]; rows: readonly RowRecord[] }) => Promise<void>
  /** Null: there is none. */
  findRun: (id: RunId) => Promise<RunRecord | null>
  findRow: (run: RunRecord, index: number) => Promise<RowRecord | null>
  /** The runs of one user on one server in one organization, latest first. */
  listRuns: (account: Account, org: OrgId) => Promise<readonly RunRecord[]>
  /** Every run of every user. */
  allRuns: () => Promise<readonly RunRecord[]>
  /** At most `limit` rows from the index `from` on, in their order. */
  readRows: (run: RunRecord, from: number, limit: number) => Promise<readonly RowRecord[]>
  /** The rows that the run has begun and that are in this state now, in their order. */
  rowsIn: (id: RunId, state: RowState) => Promise<readonly RowRecord[]>
  /** The rows of this guest (the case of the email is ignored) that any run of any user has begun, in no order. */
  rowsOfGuest: (email: Email) => Promise<readonly RowRecord[]>
  /** Deletes what belongs to this user on this server, in every organization. */
  deleteAccount: (account: Account) => Promise<void>
  /** Deletes runs that were created before `instant` (epoch ms). */
  deleteBefore: (instant: number) => Promise<void>
}

/** How many rows are read, or planned rows are kept, together: a few milliseconds of work. */
export const pageSize = 500

/** All rows of a run in their order, a page at a time. */
export async function* eachPage(journal: Pick<RunJournal, 'readRows'>, run: RunRecord) {
  const total = rowCount(run.counts)
  for (let from = 0; from < total; from += pageSize) yield await journal.readRows(run, from, pageSize)
}
