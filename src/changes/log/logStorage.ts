import type { Account } from '#src/api/session/account.ts'
import type { EntryId, LogEntry } from './logEntry.ts'

/** Where the log is kept beyond the page. Methods reject when the storage fails. */
export type LogStorage = {
  add: (account: Account, entry: LogEntry) => Promise<void>
  /** Replaces an entry; does nothing for one that was deleted meanwhile. */
  replace: (account: Account, entry: LogEntry) => Promise<void>
  remove: (id: EntryId) => Promise<void>
  /** The entries of one user on one server, in no order. */
  list: (account: Account) => Promise<readonly LogEntry[]>
  /** Deletes what belongs to this user on this server, in every organization. */
  deleteAccount: (account: Account) => Promise<void>
  /** Deletes the entries from before `instant` (epoch ms). */
  deleteBefore: (instant: number) => Promise<void>
}

/** A storage whose code is loaded with its first use. */
export function createLazyLogStorage(load: () => Promise<LogStorage>): LogStorage {
  let loading: Promise<LogStorage> | null = null
  const storage = () => (loading ??= load())
  return {
    add: async (account, entry) => (await storage()).add(account, entry),
    replace: async (account, entry) => (await storage()).replace(account, entry),
    remove: async (id) => (await storage()).remove(id),
    list: async (account) => (await storage()).list(account),
    deleteAccount: async (account) => (await storage()).deleteAccount(account),
    deleteBefore: async (instant) => (await storage()).deleteBefore(instant),
  }
}
