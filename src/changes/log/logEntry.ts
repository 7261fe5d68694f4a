import * as z from 'zod/mini'

// What the log keeps. Schemas, because a stored entry comes from outside. No names, no token, no login link: ids and emails.

const Ids = z.readonly(z.array(z.number()))
const Change = z.object({ add: Ids, remove: Ids })

/** Unique in this browser. */
export type EntryId = string

const EntryState = z.enum([
  'done',
  /** A request left, and what became of it is not known: a read will decide. */
  'unknown',
  /** A read found that nothing of it was done. */
  'not-done',
])

const base = {
  id: z.string(),
  guest: z.object({ org: z.string(), email: z.string() }),
  /** When it ended, epoch ms; of one that did not end, when its request left. */
  at: z.number(),
  state: EntryState,
}

/** What a later read found out about a change. */
const Recheck = z.discriminatedUnion('kind', [
  /** Not read again yet, or it could not be read. */
  z.object({ kind: z.literal('pending') }),
  z.object({ kind: z.literal('kept') }),
  /** Another write undid this part of it. */
  z.object({ kind: z.literal('overwritten'), lost: Change }),
  /** It was overwritten, and the user accepts that. */
  z.object({ kind: z.literal('dismissed') }),
])
export type Recheck = z.infer<typeof Recheck>

/** A guest was invited or deleted. */
const GuestEntry = z.object({ ...base, kind: z.enum(['invitation', 'deletion']) })
export type GuestEntry = z.infer<typeof GuestEntry>

/** A change of a guest's members. */
const ChangeEntry = z.object({
  ...base,
  kind: z.enum(['change', 'undo']),
  /** What this change did: what an undo takes back. Where that is not known, what it may have done. */
  applied: Change,
  /** Whether all of the change was saved; the server may have done only a part. */
  isComplete: z.boolean(),
  /** The lists before and after it; null when they are not known. */
  before: z.nullable(Ids),
  after: z.nullable(Ids),
  /** Whether the server also removes members; where it only adds, nothing can be undone. */
  canRemove: z.boolean(),
  /** In an undo: the entry that it takes back. */
  undoes: z.nullable(z.string()),
  /** The entry that took this one back. */
  undoneBy: z.nullable(z.string()),
  recheck: Recheck,
})
export type ChangeEntry = z.infer<typeof ChangeEntry>

/** Something done to a guest by this user from this browser. Plain data, without what a server answered. */
export const LogEntry = z.union([ChangeEntry, GuestEntry])
export type LogEntry = z.infer<typeof LogEntry>

/** Whether an entry is a change of members. */
export function isMemberChange(entry: LogEntry): entry is ChangeEntry {
  return entry.kind === 'change' || entry.kind === 'undo'
}
