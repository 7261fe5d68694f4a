import { type Account, isOwn } from '#src/api/session/account.ts'
import type { TabChannel } from '#src/browser/tabChannel.ts'
import type { LogMessage } from './changeLog.ts'
import type { ChangeEntry, EntryId, GuestEntry, LogEntry } from './logEntry.ts'
import type { LogStorage } from './logStorage.ts'

/** For tests: a storage that several pages of one browser can share. */
export function createMemoryLogStorage(): LogStorage {
  const all = new Map<EntryId, { account: Account; entry: LogEntry }>()
  const drop = (isGone: (one: { account: Account; entry: LogEntry }) => boolean) => {
    for (const [id, one] of all) if (isGone(one)) all.delete(id)
  }
  return {
    add: async (account, entry) => void all.set(entry.id, { account, entry }),
    replace: async (account, entry) => {
      if (all.has(entry.id)) all.set(entry.id, { account, entry })
    },
    remove: async (id) => void all.delete(id),
    list: async (own) =>
      [...all.values()].filter(({ account }) => isOwn(account, own)).map(({ entry }) => entry),
    deleteAccount: async (own) => drop(({ account }) => isOwn(account, own)),
    deleteBefore: async (instant) => drop(({ entry }) => entry.at < instant),
  }
}

/** For tests: the channel of a tab that is alone. */
export const noOtherTabs: TabChannel<LogMessage> = { post: () => undefined, subscribe: () => () => undefined }

const guest = { org: 'o1', email: 'eunji.kim@hanok.kr' }

/** For tests: a change that added 2 and removed 3, or with `parts` another. */
export function changeEntry(parts: Partial<ChangeEntry> = {}): ChangeEntry {
  return {
    id: 'e1',
    guest,
    at: 1000,
    kind: 'change',
    state: 'done',
    applied: { add: [2], remove: [3] },
    isComplete: true,
    before: [1, 3],
    after: [1, 2],
    canRemove: true,
    undoes: null,
    undoneBy: null,
    recheck: { kind: 'pending' },
    ...parts,
  }
}

/** For tests: an invitation, or with `parts` something else. */
export function guestEntry(parts: Partial<GuestEntry> = {}): GuestEntry {
  return { id: 'e1', guest, at: 1000, kind: 'invitation', state: 'done', ...parts }
}
