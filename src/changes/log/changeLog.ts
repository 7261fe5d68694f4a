import { type Account, accountOf, isOwn } from '#src/api/session/account.ts'
import type { Session } from '#src/api/session/session.ts'
import { type Clock, sleep } from '#src/browser/clock.ts'
import type { TabChannel } from '#src/browser/tabChannel.ts'
import { createStore } from '#src/lib/createStore.ts'
import { type ChangeEntry, type EntryId, type LogEntry, isMemberChange } from './logEntry.ts'
import type { LogStorage } from './logStorage.ts'

export type LogState = {
  /** Of the signed-in user on this server in all organizations, latest first. */
  entries: readonly LogEntry[]
  /** False until what is stored has been read. */
  isLoaded: boolean
  /** False: the browser stores nothing, so the entries last as long as the page. */
  isLasting: boolean
}

/** The messages between tabs. */
export type LogMessage = { account: Account } & (
  | { kind: 'put'; entry: LogEntry }
  | { kind: 'removed'; id: EntryId }
)

export type ChangeLogDeps = {
  storage: LogStorage
  channel: TabChannel<LogMessage>
  session: { current: () => Session | null }
  clock: Clock
  /** 0 ≤ x < 1 */
  random: () => number
  /** Called with all entries when those that are stored have been read. */
  onLoaded: (entries: readonly LogEntry[]) => void
}

export type ChangeLog = ReturnType<typeof createChangeLog>

/** Entries are kept for a week, ms. */
const keptMs = 7 * 24 * 3_600_000
/** A request waits for the storage no longer than this, ms. */
const maxStoreMs = 300

/**
 * Remembers what the user has changed from this browser. The entries of this page are in memory, so a storage that fails
 * loses none of them and stops nothing; it adds the entries of earlier pages and lets later pages read these.
 */
export function createChangeLog(deps: ChangeLogDeps) {
  const { clock, channel, storage } = deps
  const state = createStore<LogState>({ entries: [], isLoaded: false, isLasting: true })
  /** Stored and not ended yet; not shown. */
  const begun = new Set<EntryId>()
  let account = currentAccount()
  let loading: Promise<void> | null = null
  let lastNumber = 0

  function currentAccount(): Account | null {
    const session = deps.session.current()
    return session && accountOf(session)
  }

  /** Whose entries these are; null: no one is signed in. */
  function owner(): Account | null {
    account ??= currentAccount()
    return account
  }

  function hide(id: EntryId): void {
    state.update((now) => ({ ...now, entries: now.entries.filter((entry) => entry.id !== id) }))
  }

  function show(entry: LogEntry): void {
    const others = state.get().entries.filter(({ id }) => id !== entry.id)
    state.update((now) => ({ ...now, entries: latestFirst([entry, ...others]) }))
  }

  /** Never rejects. Whatever a storage throws, it is not there for us any more. */
  async function store(work: () => Promise<void>): Promise<void> {
    if (!state.get().isLasting) return
    try {
      await work()
    } catch {
      state.update((now) => ({ ...now, isLasting: false }))
    }
  }

  /** Shows an entry here and in the other tabs, and stores it. */
  function put(entry: LogEntry): void {
    const own = owner()
    if (!own) return
    const isStored = begun.delete(entry.id) || find(entry.id) !== null
    show(entry)
    channel.post({ kind: 'put', account: own, entry })
    void store(() => (isStored ? storage.replace(own, entry) : storage.add(own, entry)))
  }

  function remove(id: EntryId): void {
    const own = owner()
    const isStored = begun.delete(id) || find(id) !== null
    if (!own || !isStored) return
    hide(id)
    channel.post({ kind: 'removed', account: own, id })
    void store(() => storage.remove(id))
  }

  function find(id: EntryId): LogEntry | null {
    return state.get().entries.find((entry) => entry.id === id) ?? null
  }

  async function load(): Promise<void> {
    const own = owner()
    let stored: readonly LogEntry[] = []
    if (own) {
      await store(async () => {
        await storage.deleteBefore(clock.now() - keptMs)
        stored = await storage.list(own)
      })
    }
    // The user may have changed meanwhile.
    if (own !== owner()) return
    const added = stored.filter(({ id }) => !begun.has(id) && find(id) === null)
    state.update((now) => ({ ...now, entries: latestFirst([...now.entries, ...added]), isLoaded: true }))
    deps.onLoaded(state.get().entries)
  }

  function receive(message: LogMessage): void {
    const own = owner()
    if (!own || !isOwn(message.account, own)) return
    if (message.kind === 'put') show(message.entry)
    else hide(message.id)
  }

  /** Reads what is stored and listens to the other tabs, once. */
  function open(): void {
    if (loading) return
    channel.subscribe(receive)
    loading = load()
  }

  function amend(id: EntryId, news: Partial<ChangeEntry>): void {
    const entry = find(id)
    if (entry && isMemberChange(entry)) put({ ...entry, ...news })
  }

  return {
    /** Read from the storage when something first listens. */
    state: {
      get: state.get,
      subscribe: (listener: () => void) => {
        open()
        return state.subscribe(listener)
      },
    },

    /** An id for a new entry. */
    nextId(): EntryId {
      lastNumber += 1
      const random = Math.floor(deps.random() * 2 ** 40)
      return [clock.now(), random, lastNumber].map((part) => part.toString(36)).join('-')
    },

    find,

    /**
     * Stores what a request may do, before it leaves: a page that is closed then leaves an entry whose outcome is not
     * known. Not shown before `put` or `remove` ends it. Waits at most 300 ms and never rejects.
     */
    async begin(entry: LogEntry): Promise<void> {
      const own = owner()
      if (!own) return
      begun.add(entry.id)
      await Promise.race([store(() => storage.add(own, entry)), sleep(clock, maxStoreMs)])
    },

    /** Adds an entry, or replaces the one with its id. */
    put,

    /** Nothing was changed: the entry is gone. */
    remove,

    /** Notes more about a change of members. */
    amend,

    /** The user accepts that the change was overwritten. */
    dismiss: (id: EntryId): void => amend(id, { recheck: { kind: 'dismissed' } }),

    /** Whether there is something whose outcome is not known: in this page, or in what is stored. */
    async hasUnfinished(): Promise<boolean> {
      open()
      await loading
      return begun.size > 0 || state.get().entries.some((entry) => entry.state === 'unknown')
    },

    /** Nothing of the user who was signed in stays here or in the storage. Never rejects. */
    async deleteAll(): Promise<void> {
      const ended = account
      account = null
      begun.clear()
      state.update((now) => ({ ...now, entries: [], isLoaded: false }))
      // Also where it took nothing more, as a full one: it may still delete.
      if (ended) await storage.deleteAccount(ended).catch(() => undefined)
      if (loading) loading = load()
      await loading
    },
  }
}

function latestFirst(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.toSorted((one, other) => other.at - one.at)
}
