import { type GuestRef, isSameGuest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty, noChange, undoneIn, without } from '#src/lib/memberChange.ts'
import { createStore } from '#src/lib/createStore.ts'
import type { ChangeOutcome } from './changeContract.ts'

/** Unique in this tab. */
export type EntryId = string

/** A change made from this tab. */
export type ChangeEntry = {
  id: EntryId
  guest: GuestRef
  /** What the guest was called then. */
  title: string
  /** When it ended, epoch ms. */
  at: number
  /** Who did it. */
  user: { id: string; email: string; name: string }
  kind: 'change' | 'undo'
  outcome: ChangeOutcome
  /** What this change did: what an undo takes back. If not `certain`, what it may have done. */
  applied: MemberChange
  /** Whether `applied` is known to have happened; else only a read can tell. */
  certain: boolean
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

export type NewEntry = Pick<ChangeEntry, 'guest' | 'title' | 'at' | 'user' | 'kind' | 'outcome'>

export type ChangeLog = ReturnType<typeof createChangeLog>

/** Remembers what was changed from this tab, as long as the tab and its user stay. */
export function createChangeLog() {
  const entries = createStore<readonly ChangeEntry[]>([])
  let lastNumber = 0

  const amend = (id: EntryId, news: Partial<ChangeEntry>): void =>
    entries.update((all) => all.map((entry) => (entry.id === id ? { ...entry, ...news } : entry)))

  return {
    /** Of all organizations, latest first. */
    entries: { get: entries.get, subscribe: entries.subscribe },

    find: (id: EntryId): ChangeEntry | null => entries.get().find((entry) => entry.id === id) ?? null,

    /** Adds what was changed; null when the outcome changed nothing. */
    record(entry: NewEntry): ChangeEntry | null {
      const changed = changedBy(entry.outcome)
      if (!changed) return null
      lastNumber += 1
      const added: ChangeEntry = {
        ...entry,
        ...changed,
        id: `change-${lastNumber}`,
        undoneBy: null,
        recheck: { kind: 'pending' },
      }
      entries.update((all) => [added, ...all])
      return added
    },

    /** Notes that `id` was taken back by the entry `by`. */
    markUndone: (id: EntryId, by: EntryId): void => amend(id, { undoneBy: by }),

    /** Notes what a later read found out. */
    setRecheck: (id: EntryId, recheck: RecheckResult): void => amend(id, { recheck }),

    /** The user accepts that the change was overwritten. */
    dismiss: (id: EntryId): void => amend(id, { recheck: { kind: 'dismissed' } }),

    clear: (): void => entries.set([]),
  }
}

/** Judges an entry by a list read later: what of it is gone, apart from what `entries` (latest first) changed since. */
export function judgeRecheck(
  entries: readonly ChangeEntry[],
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

/** Whether there is something to undo: it happened, was not taken back, and is not known to be gone entirely. */
export function canUndo(entry: ChangeEntry): boolean {
  if (!entry.certain || entry.undoneBy !== null || entry.outcome.kind === 'server-appends') return false
  if (entry.recheck.kind !== 'overwritten') return true
  const { applied } = entry
  const { lost } = entry.recheck
  return !isEmpty({ add: without(applied.add, lost.add), remove: without(applied.remove, lost.remove) })
}
