import { isOwn } from '#src/api/session/account.ts'
import { guestKey } from '#src/lib/guest.ts'
import {
  type NewRow,
  type RowRecord,
  type RunId,
  type RunRecord,
  untouchedRow,
} from '#src/runs/runContract.ts'
import type { RunJournal } from './runJournal.ts'

/** A journal that lasts as long as the page: where the browser gives no storage, and in tests. */
export function createMemoryJournal(): RunJournal {
  const runs = new Map<RunId, RunRecord>()
  /** By run and index: the rows as planned, and those that the run has begun. */
  const planned = new Map<RunId, readonly NewRow[]>()
  const begun = new Map<RunId, Map<number, RowRecord>>()

  const begunRows = (id: RunId): RowRecord[] =>
    [...(begun.get(id)?.values() ?? [])].toSorted((one, other) => one.index - other.index)
  const put = (row: RowRecord): void => {
    const rows = begun.get(row.runId) ?? new Map<number, RowRecord>()
    begun.set(row.runId, rows.set(row.index, row))
  }
  const find = (run: RunRecord, index: number): RowRecord | null => {
    const row = planned.get(run.id)?.[index]
    return begun.get(run.id)?.get(index) ?? (row ? untouchedRow(run, index, row) : null)
  }
  const latestFirst = (): RunRecord[] =>
    [...runs.values()].toSorted((one, other) => other.createdAt - one.createdAt)
  const drop = (gone: (run: RunRecord) => boolean): void => {
    for (const run of [...runs.values()].filter(gone)) {
      runs.delete(run.id)
      planned.delete(run.id)
      begun.delete(run.id)
    }
  }

  return {
    addRun: async (run, added) => {
      runs.set(run.id, run)
      planned.set(run.id, [...added])
    },
    save: async (records) => {
      for (const run of records.runs) if (runs.has(run.id)) runs.set(run.id, run)
      for (const row of records.rows) if (runs.has(row.runId)) put(row)
    },
    findRun: async (id) => runs.get(id) ?? null,
    findRow: async (run, index) => find(run, index),
    listRuns: async (account, org) => latestFirst().filter((run) => run.org === org && isOwn(run, account)),
    allRuns: async () => latestFirst(),
    readRows: async (run, from, limit) =>
      Array.from({ length: limit }, (_, offset) => find(run, from + offset)).filter((row) => row !== null),
    rowsIn: async (id, state) => begunRows(id).filter((row) => row.state === state),
    rowsOfGuest: async (email) =>
      [...begun.keys()].flatMap(begunRows).filter((row) => guestKey(row) === guestKey({ email })),
    deleteAccount: async (account) => drop((run) => isOwn(run, account)),
    deleteBefore: async (instant) => drop(({ createdAt }) => createdAt < instant),
  }
}
