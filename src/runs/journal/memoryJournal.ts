import { isOwn } from '#src/api/session/account.ts'
import type { RowRecord, RunId, RunRecord } from '#src/runs/runContract.ts'
import type { RunJournal } from './runJournal.ts'

/** A journal that lasts as long as the page: where the browser gives no storage, and in tests. */
export function createMemoryJournal(): RunJournal {
  const runs = new Map<RunId, RunRecord>()
  /** By run; a row's place is its index. */
  const rows = new Map<RunId, RowRecord[]>()

  const put = (row: RowRecord): void => {
    const all = rows.get(row.runId) ?? []
    all[row.index] = row
    rows.set(row.runId, all)
  }
  const latestFirst = (): RunRecord[] =>
    [...runs.values()].toSorted((one, other) => other.createdAt - one.createdAt)
  const drop = (gone: (run: RunRecord) => boolean): void => {
    for (const run of [...runs.values()].filter(gone)) {
      runs.delete(run.id)
      rows.delete(run.id)
    }
  }

  return {
    addRun: async (run, added) => {
      runs.set(run.id, run)
      rows.set(run.id, [...added])
    },
    save: async (records) => {
      for (const run of records.runs) if (runs.has(run.id)) runs.set(run.id, run)
      for (const row of records.rows) if (runs.has(row.runId)) put(row)
    },
    findRun: async (id) => runs.get(id) ?? null,
    findRow: async (id, index) => rows.get(id)?.[index] ?? null,
    listRuns: async (account, org) => latestFirst().filter((run) => run.org === org && isOwn(run, account)),
    allRuns: async () => latestFirst(),
    readRows: async (id, from, limit) => (rows.get(id) ?? []).slice(from, from + limit),
    rowsIn: async (id, state) => (rows.get(id) ?? []).filter((row) => row.state === state),
    deleteAccount: async (account) => drop((run) => isOwn(run, account)),
    deleteBefore: async (instant) => drop(({ createdAt }) => createdAt < instant),
  }
}
