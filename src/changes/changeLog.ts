import { type GuestRef, isSameGuest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty, noChange, undoneIn, without } from '#src/lib/memberChange.ts'
import { createStore } from '#src/lib/createStore.ts'
import type { ChangeOutcome } from './changeContract.ts'

/** Unique in this tab. */
export type EntryId = string

/** Something done to a guest from this tab. Plain data, without what a server answered. */
export type LogEntry = ChangeEntry | GuestEntry

type EntryBase = {
  id: EntryId
  guest: GuestRef
  /** What the guest was called then. */
  title: string
  /** When it ended, epoch ms. */
  at: number
  /** Who did it. */
  user: { id: string; email: string; name: string }
}

/** A guest was invited or deleted. */
export type GuestEntry = EntryBase & { kind: 'invitation' | 'deletion' }

/** A change of a guest's members. */
export type ChangeEntry = EntryBase & {
  kind: 'change' | 'undo'
  /** What this change did: what an undo takes back. If not `certain`, what it may have done. */
  applied: MemberChange
  /** Whether `applied` is known to have happened; else only a read can tell. */
  certain: boolean
  /** Whether all of the change was saved; the server may have done only a part. */
  isComplete: boolean
  /** How many members the guest had before and after; null when that is not known. */
  counts: { before: number; after: number } | null
  /** Whether the server also removes members; where it only adds, nothing can be undone. */
  canRemove: boolean
  /** The entry that took this one back. */
  undoneBy: EntryId | null
  recheck: RecheckResult
}

/** What a later read found out about a change. */
export type RecheckResult =
  /** Not read again yet, or it could not be read. */
  | { kind: 'pending' }
  | { kind: 'kept' }
  /** Another write undid this part of it (or, of a change in doubt, this part was never saved). */
  | { kind: 'overwritten'; lost: MemberChange }
  /** It was overwritten, and the user accepts that. */
  | { kind: 'dismissed' }

/** A change that ended: what an entry is made from. */
export type NewEntry = Pick<ChangeEntry, 'guest' | 'title' | 'at' | 'user' | 'kind'> & {
  outcome: ChangeOutcome
}

export type ChangeLog = ReturnType<typeof createChangeLog>

/** Remembers what was changed from this tab, as long as the tab and its user stay. */
export function createChangeLog() {
  const entries = createStore<readonly LogEntry[]>([])
  let lastNumber = 0

  const nextId = (): EntryId => {
    lastNumber += 1
    return `change-${lastNumber}`
  }
  const add = <Entry extends LogEntry>(entry: Entry): Entry => {
    entries.update((all) => [entry, ...all])
    return entry
  }

  const amend = (id: EntryId, news: Partial<ChangeEntry>): void =>
    entries.update((all) =>
      all.map((entry) => (isMemberChange(entry) && entry.id === id ? { ...entry, ...news } : entry)),
    )

  return {
    /** Of all organizations, latest first. */
    entries: { get: entries.get, subscribe: entries.subscribe },

    /** A change of members. */
    find: (id: EntryId): ChangeEntry | null =>
      entries
        .get()
        .filter(isMemberChange)
        .find((entry) => entry.id === id) ?? null,

    /** Adds what was changed; null when the outcome changed nothing. */
    record({ outcome, ...entry }: NewEntry): ChangeEntry | null {
      const changed = changedBy(outcome)
      if (!changed) return null
      return add<ChangeEntry>({
        ...entry,
        ...changed,
        id: nextId(),
        isComplete: outcome.kind === 'saved',
        counts: countsOf(outcome),
        canRemove: outcome.kind !== 'server-appends',
        undoneBy: null,
        recheck: { kind: 'pending' },
      })
    },

    /** Adds an invitation or a deletion. */
    recordGuest: (entry: Omit<GuestEntry, 'id'>): GuestEntry => add<GuestEntry>({ ...entry, id: nextId() }),

    /** Notes that `id` was taken back by the entry `by`. */
    markUndone: (id: EntryId, by: EntryId): void => amend(id, { undoneBy: by }),

    /** Notes what a later read found out. */
    setRecheck: (id: EntryId, recheck: RecheckResult): void => amend(id, { recheck }),

    /** The user accepts that the change was overwritten. */
    dismiss: (id: EntryId): void => amend(id, { recheck: { kind: 'dismissed' } }),

    clear: (): void => entries.set([]),
  }
}

/** Whether an entry is a change of members. */
export function isMemberChange(entry: LogEntry): entry is ChangeEntry {
  return entry.kind === 'change' || entry.kind === 'undo'
}

/** The latest change of this guest's members; undefined when there is none. `entries`: latest first. */
export function latestChangeOf(entries: readonly LogEntry[], guest: GuestRef): ChangeEntry | undefined {
  return entries.filter(isMemberChange).find((entry) => isSameGuest(entry.guest, guest))
}

/** Judges an entry by a list read later: what of it is gone, apart from what `entries` (latest first) changed since. */
export function judgeRecheck(
  entries: readonly LogEntry[],
  entry: ChangeEntry,
  ids: readonly MemberId[],
): RecheckResult {
  const later = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex(({ id }) => id === entry.id),
    ),
  )
  const ours = later
    .filter(isMemberChange)
    .filter(({ guest }) => isSameGuest(guest, entry.guest))
    .flatMap(({ applied }) => [...applied.add, ...applied.remove])
  const gone = undoneIn(ids, entry.applied)
  const lost = { add: without(gone.add, ours), remove: without(gone.remove, ours) }
  return isEmpty(lost) ? { kind: 'kept' } : { kind: 'overwritten', lost }
}

/** What an outcome says was changed, or may have been; null when nothing was. */
function changedBy(outcome: ChangeOutcome): Pick<ChangeEntry, 'applied' | 'certain'> | null {
  const applied = 'applied' in outcome ? outcome.applied : noChange
  if (!isEmpty(applied)) return { applied, certain: true }
  const inDoubt = 'inDoubt' in outcome ? outcome.inDoubt : noChange
  return isEmpty(inDoubt) ? null : { applied: inDoubt, certain: false }
}

function countsOf(outcome: ChangeOutcome): ChangeEntry['counts'] {
  if (!('before' in outcome) || !outcome.guest.associatedMembers.known) return null
  return { before: outcome.before.length, after: outcome.guest.associatedMembers.ids.length }
}

/** Whether there is something to undo: it happened, was not taken back, and is not known to be gone entirely. */
export function canUndo(entry: ChangeEntry): boolean {
  if (!entry.certain || entry.undoneBy !== null || !entry.canRemove) return false
  if (entry.recheck.kind !== 'overwritten') return true
  const { applied } = entry
  const { lost } = entry.recheck
  return !isEmpty({ add: without(applied.add, lost.add), remove: without(applied.remove, lost.remove) })
}
