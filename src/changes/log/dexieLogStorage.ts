import { Dexie, type Table } from 'dexie'
import { type EntryId, LogEntry } from './logEntry.ts'
import type { LogStorage } from './logStorage.ts'

/** The log in IndexedDB, under this name. What cannot be read any more is left out. */
export function createDexieLogStorage(name = 'guestlist-changes'): LogStorage {
  // A crash of the tab loses nothing so; only one of the computer could lose the last second.
  const db = new Dexie(name, { chromeTransactionDurability: 'relaxed' })
  db.version(1).stores({ entries: 'id, [userId+upstream], at' })
  const entries: Table<unknown, EntryId> = db.table('entries')

  return {
    add: async ({ userId, upstream }, entry) => {
      await entries.put({ ...entry, userId, upstream })
    },
    replace: async ({ userId, upstream }, entry) => {
      await entries.update(entry.id, { ...entry, userId, upstream })
    },
    remove: (id) => entries.delete(id),
    list: async ({ userId, upstream }) =>
      (await entries.where({ userId, upstream }).toArray()).flatMap((stored) => {
        const { success, data } = LogEntry.safeParse(stored)
        return success ? [data] : []
      }),
    deleteAccount: async ({ userId, upstream }) => {
      await entries.where({ userId, upstream }).delete()
    },
    deleteBefore: async (instant) => {
      await entries.where('at').below(instant).delete()
    },
  }
}
