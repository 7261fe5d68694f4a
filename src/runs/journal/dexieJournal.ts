import { Dexie, type Table } from 'dexie'
import type * as z from 'zod/mini'
import type { Account } from '#src/api/session/account.ts'
import { type RowState, RowRecord, type RunId, RunRecord } from '#src/runs/runContract.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import type { RunJournal } from './runJournal.ts'

/** How many rows are added at a time: the page handles its events in between. */
const chunkSize = 200

/** The journal in IndexedDB, under this name. What cannot be read any more is left out. */
export function createDexieJournal(name = 'guestlist-runs'): RunJournal {
  // A crash of the tab loses nothing so; only one of the computer could lose the last second.
  const db = new Dexie(name, { chromeTransactionDurability: 'relaxed' })
  db.version(1).stores({
    runs: 'id, [userId+upstream], createdAt',
    rows: '[runId+index], [runId+state]',
  })
  const runs: Table<unknown, RunId> = db.table('runs')
  const rows: Table<unknown, [RunId, number]> = db.table('rows')

  const rowsFrom = (id: RunId, from: number, to: number) =>
    rows.where('[runId+index]').between([id, from], [id, to], true, false)
  const deleteRuns = (ids: readonly RunId[]): Promise<void> =>
    db.transaction('rw', runs, rows, async () => {
      await runs.bulkDelete([...ids])
      for (const id of ids) await rowsFrom(id, 0, Infinity).delete()
    })
  const runsOf = async ({ userId, upstream }: Account): Promise<RunRecord[]> =>
    readable(RunRecord, await runs.where({ userId, upstream }).toArray())

  return {
    addRun: async (run, added) => {
      const yieldToMain = createYielder()
      for (let from = 0; from < added.length; from += chunkSize) {
        await rows.bulkPut(added.slice(from, from + chunkSize))
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
    findRow: async (id, index) => readable(RowRecord, [await rows.get([id, index])])[0] ?? null,
    listRuns: async (account, org) =>
      (await runsOf(account))
        .filter((run) => run.org === org)
        .toSorted((one, other) => other.createdAt - one.createdAt),
    allRuns: async () => readable(RunRecord, await runs.toArray()),
    readRows: async (id, from, limit) =>
      readable(RowRecord, await rowsFrom(id, from, from + limit).toArray()),
    rowsIn: async (id, state: RowState) =>
      readable(RowRecord, await rows.where({ runId: id, state }).sortBy('index')),
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
