import { Dexie, type Table } from 'dexie'
import * as z from 'zod/mini'
import type { Account } from '#src/api/session/account.ts'
import {
  NewRow,
  type RowState,
  RowRecord,
  type RunId,
  RunRecord,
  untouchedRow,
} from '#src/runs/runContract.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import { pageSize, type RunJournal } from './runJournal.ts'

/** A page of rows as they were planned. 100 000 of them are added in a second so, and as records of their own in 30. */
const PlannedPage = z.object({
  runId: z.string(),
  /** The index of its first row: a multiple of `pageSize`. */
  from: z.number(),
  rows: z.array(NewRow),
})

/** The journal in IndexedDB, under this name. What cannot be read any more is left out. */
export function createDexieJournal(name = 'guestlist-runs'): RunJournal {
  // A crash of the tab loses nothing so; only one of the computer could lose the last second.
  const db = new Dexie(name, { chromeTransactionDurability: 'relaxed' })
  db.version(1).stores({
    runs: 'id, [userId+upstream], createdAt',
    rows: '[runId+index], [runId+state]',
  })
  db.version(2).stores({ planned: '[runId+from]' })
  db.version(3).stores({ rows: '[runId+index], [runId+state], email' })
  const runs: Table<unknown, RunId> = db.table('runs')
  const planned: Table<unknown, [RunId, number]> = db.table('planned')
  /** The rows that their run has begun. */
  const rows: Table<unknown, [RunId, number]> = db.table('rows')

  const rowsFrom = (id: RunId, from: number, to: number) =>
    rows.where('[runId+index]').between([id, from], [id, to], true, false)
  const plannedFrom = (id: RunId, from: number, to: number) =>
    planned.where('[runId+from]').between([id, from], [id, to], true, false)
  const deleteRuns = (ids: readonly RunId[]): Promise<void> =>
    db.transaction('rw', runs, planned, rows, async () => {
      await runs.bulkDelete([...ids])
      for (const id of ids) {
        await plannedFrom(id, 0, Infinity).delete()
        await rowsFrom(id, 0, Infinity).delete()
      }
    })
  const readRows: RunJournal['readRows'] = async (run, from, limit) => {
    const to = from + limit
    const firstPage = from - (from % pageSize)
    const pages = readable(PlannedPage, await plannedFrom(run.id, firstPage, to).toArray())
    // After the pages: a row that is begun in between is not missed.
    const begun = readable(RowRecord, await rowsFrom(run.id, from, to).toArray())
    const found = new Map(
      pages
        .flatMap((page) => page.rows.map((row, nth) => untouchedRow(run, page.from + nth, row)))
        .filter(({ index }) => index >= from && index < to)
        .concat(begun)
        .map((row) => [row.index, row]),
    )
    return [...found.values()].toSorted((one, other) => one.index - other.index)
  }
  const runsOf = async ({ userId, upstream }: Account): Promise<RunRecord[]> =>
    readable(RunRecord, await runs.where({ userId, upstream }).toArray())

  return {
    addRun: async (run, added) => {
      const yieldToMain = createYielder()
      for (let from = 0; from < added.length; from += pageSize) {
        await planned.put({ runId: run.id, from, rows: added.slice(from, from + pageSize) })
        await yieldToMain()
      }
      // Last: rows without their run are never looked at.
      await runs.put(run)
    },
    save: (records) =>
      db.transaction('rw', runs, rows, async () => {
        const ids = records.runs.map(({ id }) => id)
        const kept = new Set(await runs.where('id').anyOf(ids).primaryKeys())
        await rows.bulkPut(records.rows.filter(({ runId }) => kept.has(runId)))
        await runs.bulkPut(records.runs.filter(({ id }) => kept.has(id)))
      }),
    findRun: async (id) => readable(RunRecord, [await runs.get(id)])[0] ?? null,
    findRow: async (run, index) => (await readRows(run, index, 1))[0] ?? null,
    listRuns: async (account, org) =>
      (await runsOf(account))
        .filter((run) => run.org === org)
        .toSorted((one, other) => other.createdAt - one.createdAt),
    allRuns: async () => readable(RunRecord, await runs.toArray()),
    readRows,
    rowsIn: async (id, state: RowState) =>
      readable(RowRecord, await rows.where({ runId: id, state }).sortBy('index')),
    rowsOfGuest: async (email) =>
      readable(RowRecord, await rows.where('email').equalsIgnoreCase(email).toArray()),
    deleteAccount: async (account) => {
      const own = await runs.where({ userId: account.userId, upstream: account.upstream }).primaryKeys()
      await deleteRuns(own)
    },
    deleteBefore: async (instant) => deleteRuns(await runs.where('createdAt').below(instant).primaryKeys()),
  }
}

function readable<T>(schema: z.ZodMiniType<T>, stored: readonly unknown[]): T[] {
  return stored.flatMap((record) => {
    const { success, data } = schema.safeParse(record)
    return success ? [data] : []
  })
}
