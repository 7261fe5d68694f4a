import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ChangeOutcome } from './changeOutcome.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty, noChange, union, undoneIn, without } from '#src/lib/memberChange.ts'

/** A change made from this tab. */
export type ChangeEntry = {
  id: string
  org: OrgId
  email: Email
  /** What the guest was called then. */
  title: string
  /** When it ended, epoch ms. */
  at: number
  /** Who did it; null when the session was not known. */
  user: { id: string; email: string; name: string } | null
  kind: 'change' | 'undo'
  outcome: ChangeOutcome
  /** What we ourselves changed: what an undo takes back. In doubt: what may have been changed. */
  applied: MemberChange
  /** Whether `applied` is known to have happened; else only a read can tell. */
  certain: boolean
  /** The entry that took this one back. */
  undoneBy: string | null
  settled: Settled
}

/** What a later read said about a change. */
export type Settled =
  /** Not read again yet, or it could not be read. */
  | { kind: 'open' }
  | { kind: 'kept' }
  /** Someone else's write undid this part of it (or, of a change in doubt, this part never arrived). */
  | { kind: 'overwritten'; lost: MemberChange }
  /** It was overwritten, and the person leaves it so. */
  | { kind: 'left' }

export type NewEntry = Pick<ChangeEntry, 'org' | 'email' | 'title' | 'at' | 'user' | 'kind' | 'outcome'>

export const changeLogQueries = {
  all: ['changes'] as const,
  /** What was changed in the organization from this tab, latest first. Kept as long as the tab. */
  list: (org: OrgId) =>
    queryOptions({
      queryKey: [...changeLogQueries.all, org] as const,
      // Nothing is fetched: what is there is all there is, even after everything was invalidated.
      queryFn: ({ client }) => entriesOf(client, org),
      staleTime: Infinity,
      gcTime: Infinity,
      networkMode: 'always',
      structuralSharing: false,
    }),
}

/** What an outcome says was changed by us, or may have been; null when nothing was. */
export function changedBy(outcome: ChangeOutcome): Pick<ChangeEntry, 'applied' | 'certain'> | null {
  const applied = 'applied' in outcome ? outcome.applied : noChange
  if (!isEmpty(applied)) return { applied, certain: true }
  const inDoubt = 'inDoubt' in outcome ? outcome.inDoubt : noChange
  return isEmpty(inDoubt) ? null : { applied: inDoubt, certain: false }
}

/** Adds what was changed to the log; null when the outcome changed nothing. */
export function record(client: QueryClient, entry: NewEntry): ChangeEntry | null {
  const changed = changedBy(entry.outcome)
  if (!changed) return null
  const { org } = entry
  const entries = entriesOf(client, org)
  const added: ChangeEntry = {
    ...entry,
    ...changed,
    id: `change-${entries.length + 1}`,
    undoneBy: null,
    settled: { kind: 'open' },
  }
  write(client, org, [added, ...entries])
  return added
}

/** Notes that `id` was taken back by the entry `by`. */
export function markUndone(client: QueryClient, org: OrgId, id: string, by: string): void {
  amend(client, org, id, { undoneBy: by })
}

/** Notes what a later read said. */
export function markSettled(client: QueryClient, org: OrgId, id: string, settled: Settled): void {
  amend(client, org, id, { settled })
}

/** The person leaves an overwritten change as it is. */
export function leaveOverwritten(client: QueryClient, entry: ChangeEntry): void {
  markSettled(client, entry.org, entry.id, { kind: 'left' })
}

/**
 * Judges an entry by a list read later: what of it is gone, apart from what this tab itself has changed since.
 */
export function settledBy(client: QueryClient, entry: ChangeEntry, ids: readonly MemberId[]): Settled {
  const entries = entriesOf(client, entry.org)
  const later = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex(({ id }) => id === entry.id),
    ),
  )
  const ours = later
    .filter(({ email }) => email === entry.email)
    .reduce<readonly MemberId[]>(
      (touched, { applied }) => union(touched, [...applied.add, ...applied.remove]),
      [],
    )
  const gone = undoneIn(ids, entry.applied)
  const lost = { add: without(gone.add, ours), remove: without(gone.remove, ours) }
  return isEmpty(lost) ? { kind: 'kept' } : { kind: 'overwritten', lost }
}

/** Whether there is something to undo: it happened, was not taken back, and is not known to be gone entirely. */
export function canUndo(entry: ChangeEntry): boolean {
  if (!entry.certain || entry.undoneBy !== null || entry.outcome.kind === 'server appends') return false
  return entry.settled.kind !== 'overwritten' || !isEmpty(stillThere(entry.applied, entry.settled.lost))
}

function stillThere(applied: MemberChange, lost: MemberChange): MemberChange {
  return { add: without(applied.add, lost.add), remove: without(applied.remove, lost.remove) }
}

function entriesOf(client: QueryClient, org: OrgId): readonly ChangeEntry[] {
  return client.getQueryData<readonly ChangeEntry[]>([...changeLogQueries.all, org]) ?? []
}

function amend(client: QueryClient, org: OrgId, id: string, news: Partial<ChangeEntry>): void {
  const entries = entriesOf(client, org)
  write(
    client,
    org,
    entries.map((entry) => (entry.id === id ? { ...entry, ...news } : entry)),
  )
}

function write(client: QueryClient, org: OrgId, entries: readonly ChangeEntry[]): void {
  // Data that nobody watches is thrown away after some minutes, unless its key says otherwise.
  client.setQueryDefaults(changeLogQueries.all, { gcTime: Infinity, staleTime: Infinity })
  client.setQueryData([...changeLogQueries.all, org], entries)
}
