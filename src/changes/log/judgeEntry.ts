import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { type GuestRef, type OrgId, guestKey, isSameGuest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, doneIn, isEmpty, noChange, undoneIn, without } from '#src/lib/memberChange.ts'
import { type ChangeEntry, type GuestEntry, type LogEntry, type Recheck, isMemberChange } from './logEntry.ts'

/** The part of an entry that an outcome decides. */
export type EntryResult = Pick<
  ChangeEntry,
  'state' | 'applied' | 'isComplete' | 'before' | 'after' | 'canRemove'
>

/** What an outcome says was changed, or may have been; null when nothing was. */
export function resultOf(outcome: ChangeOutcome): EntryResult | null {
  const applied = 'applied' in outcome ? outcome.applied : noChange
  const inDoubt = 'inDoubt' in outcome ? outcome.inDoubt : noChange
  const isDone = !isEmpty(applied)
  if (!isDone && isEmpty(inDoubt)) return null
  return {
    state: isDone ? 'done' : 'unknown',
    applied: isDone ? applied : inDoubt,
    isComplete: outcome.kind === 'saved',
    before: 'before' in outcome ? outcome.before : null,
    after: isDone && 'applied' in outcome ? idsOf(outcome.guest.associatedMembers) : null,
    canRemove: outcome.kind !== 'server-appends',
  }
}

function idsOf(members: { known: true; ids: readonly MemberId[] } | { known: false }) {
  return members.known ? members.ids : null
}

/** Decides by a list read later what became of a change in doubt. */
export function decideUnknown(
  { applied: inDoubt }: ChangeEntry,
  ids: readonly MemberId[],
): Partial<ChangeEntry> {
  const applied = doneIn(ids, inDoubt)
  if (isEmpty(applied)) return { state: 'not-done' }
  return { state: 'done', applied, isComplete: isEmpty(undoneIn(ids, inDoubt)), after: ids }
}

/** Judges an entry by a list read later: what of it is gone, apart from what `entries` (latest first) changed since. */
export function judgeRecheck(
  entries: readonly LogEntry[],
  entry: ChangeEntry,
  ids: readonly MemberId[],
): Recheck {
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

/** The part of a change that another write has undone and that the user has not dismissed; null for none. */
export function lostOf({ recheck, undoneBy }: ChangeEntry): MemberChange | null {
  return recheck.kind === 'overwritten' && undoneBy === null ? recheck.lost : null
}

/** Why a change cannot be undone. */
export type UndoObstacle = 'undone' | 'unknown' | 'not-done' | 'only-adds' | 'guest-deleted' | 'overwritten'

/** Why there is nothing to undo, or no way; null: it can be undone. `isDeleted`: the guest is gone. */
export function undoObstacle(entry: ChangeEntry, isDeleted: boolean): UndoObstacle | null {
  const { applied, state } = entry
  if (entry.undoneBy !== null) return 'undone'
  if (state !== 'done') return state
  if (!entry.canRemove) return 'only-adds'
  if (isDeleted) return 'guest-deleted'
  const lost = lostOf(entry) ?? noChange
  const left = { add: without(applied.add, lost.add), remove: without(applied.remove, lost.remove) }
  return isEmpty(left) ? 'overwritten' : null
}

/** Whether there is something to undo, as far as the entry itself tells. */
export function canUndo(entry: ChangeEntry): boolean {
  return undoObstacle(entry, false) === null
}

/** The entries of one guest, in their order. */
export function entriesOf(entries: readonly LogEntry[], guest: GuestRef): readonly LogEntry[] {
  return entries.filter((entry) => isSameGuest(entry.guest, guest))
}

/** The latest change of this guest's members; undefined when there is none. `entries`: latest first. */
export function latestChangeOf(entries: readonly LogEntry[], guest: GuestRef): ChangeEntry | undefined {
  return entriesOf(entries, guest).find(isMemberChange)
}

/** The latest change of this guest whose outcome is not known; undefined when there is none. `entries`: latest first. */
export function unknownChangeOf(entries: readonly LogEntry[], guest: GuestRef): ChangeEntry | undefined {
  return entriesOf(entries, guest)
    .filter(isMemberChange)
    .find(({ state }) => state === 'unknown')
}

/** The guests (`guestKey`) of an organization that were deleted, and not invited since. `entries`: latest first. */
export function deletedGuests(entries: readonly LogEntry[], org: OrgId): ReadonlySet<string> {
  const last = new Map<string, GuestEntry['kind']>()
  for (const entry of entries) {
    if (isMemberChange(entry) || entry.state !== 'done' || entry.guest.org !== org) continue
    const key = guestKey(entry.guest)
    if (!last.has(key)) last.set(key, entry.kind)
  }
  return new Set([...last].filter(([, kind]) => kind === 'deletion').map(([key]) => key))
}
