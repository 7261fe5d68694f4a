import * as z from 'zod/mini'
import type { GuestRef } from '#src/lib/guest.ts'
import { noChange } from '#src/lib/memberChange.ts'

// What a run is, as the journal keeps it and the screen reads it. Schemas, because a stored record comes from outside.

const Ids = z.readonly(z.array(z.number()))
const Change = z.object({ add: Ids, remove: Ids })

/** Unique in this browser. */
export type RunId = string

/**
 * What a run does. `rows`: every guest has a change of its own (a CSV file, suggestions). `undo`: it takes back what the
 * run `of` has changed.
 */
export const RunChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), members: Ids }),
  z.object({ kind: z.literal('remove'), members: Ids }),
  z.object({ kind: z.literal('replace'), from: Ids, to: z.number() }),
  z.object({ kind: z.literal('set'), members: Ids }),
  z.object({ kind: z.literal('remove-all') }),
  z.object({ kind: z.literal('rows') }),
  z.object({ kind: z.literal('undo'), of: z.string() }),
])
export type RunChange = z.infer<typeof RunChange>

export const rowStates = [
  /** Not begun, or begun and stopped before anything was sent. */
  'pending',
  /** A write was sent and is not answered yet. */
  'in-flight',
  /** A write was sent, and what became of it is not known: a read will decide. */
  'unknown',
  'changed',
  /** The list already was as requested. */
  'unchanged',
  /** The server did only a part of the change. */
  'partial',
  'failed',
  /** The run was cancelled before this row. */
  'skipped',
  /** It was changed, and another run took that back. */
  'undone',
] as const
const RowState = z.enum(rowStates)
export type RowState = z.infer<typeof RowState>

/** How many rows are in each state. */
export type RowCounts = Readonly<Record<RowState, number>>

/** Why a run is paused; all but `user` are found by the run itself. */
export const PauseReason = z.enum([
  'user',
  /** The page with the run was closed or reloaded. */
  'interrupted',
  'signed-out',
  'session-changed',
  'offline',
  /** The computer slept: what was requested long ago is not sent now. */
  'slept',
  /** Tallyfy requires a longer wait than an hour. */
  'rate-limited',
  'failures-in-a-row',
  /** At least a fifth of the last 50 rows failed. */
  'too-many-failures',
  /** Removing does not work on this server. */
  'server-appends',
  /** An error in this program. It was reported. */
  'internal-error',
])
export type PauseReason = z.infer<typeof PauseReason>

export const RunRecord = z.object({
  id: z.string(),
  org: z.string(),
  userId: z.string(),
  upstream: z.string(),
  change: RunChange,
  /** Epoch ms. */
  createdAt: z.number(),
  /** `running`: a tab works on it, or was closed while it did. A paused run can be resumed or cancelled. */
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  /** Why it is paused; null in every other state. */
  reason: z.nullable(PauseReason),
  counts: z.record(RowState, z.number()),
  /** The state of the rows that the run has not begun; they are kept as they were planned. */
  untouched: z.enum(['pending', 'skipped']),
  /** Until when Tallyfy wants no request, as it last said, epoch ms. A reload must not forget it. */
  notBefore: z.number(),
})
export type RunRecord = z.infer<typeof RunRecord>

/** One guest of a run. `org` is the run's. No name and no link: the email and ids only. */
export const RowRecord = z.object({
  runId: z.string(),
  /** Its place in the run, from 0. */
  index: z.number(),
  email: z.string(),
  state: RowState,
  change: Change,
  /** The user has confirmed that the guest has no members left after it. */
  confirmed: z.boolean(),
  /** The list our first write was computed from; before that, the list of the preview. */
  before: z.nullable(Ids),
  /** The list that was sent last; null: nothing was sent. */
  target: z.nullable(Ids),
  /** The list by which the row was judged; null: not judged by a list. */
  after: z.nullable(Ids),
  /** What this run changed. Of a row in flight, unknown or failed: what it may have changed. */
  applied: Change,
  /** Why the row was not changed as requested: the kind of the outcome, of a refusal the server's code; else null. */
  code: z.nullable(z.string()),
  /** When it came into its state, epoch ms. */
  at: z.number(),
  /** In an undo: the index of the row that it takes back. */
  undoes: z.nullable(z.number()),
})
export type RowRecord = z.infer<typeof RowRecord>

/** A row as a plan or an undo makes it. The journal keeps it so until the run begins with it. */
export const NewRow = z.object({
  email: z.string(),
  change: Change,
  confirmed: z.boolean(),
  before: z.nullable(Ids),
  /** In an undo: the index of the row that it takes back. */
  undoes: z.optional(z.number()),
})
export type NewRow = z.infer<typeof NewRow>

/** The row of a run that has not begun with it. */
export function untouchedRow(run: RunRecord, index: number, row: NewRow): RowRecord {
  return {
    runId: run.id,
    index,
    email: row.email,
    state: run.untouched,
    change: row.change,
    confirmed: row.confirmed,
    before: row.before,
    target: null,
    after: null,
    applied: noChange,
    code: null,
    at: run.createdAt,
    undoes: row.undoes ?? null,
  }
}

/** A run as the screen shows it. */
export type RunView = {
  run: RunRecord
  /** Whether this tab works on it. Another tab's run can be watched, paused and cancelled from here. */
  isHere: boolean
  /** Until when it waits for Tallyfy, epoch ms; null: it does not wait. */
  waitingUntil: number | null
  /** Measured over the last 30 s; null: not known yet, or not running. */
  rowsPerSecond: number | null
  /** At that speed, ms, at least 0; null: not known. */
  leftMs: number | null
}

/** Whether the row is still to be done. */
export function isOpen({ state }: Pick<RowRecord, 'state'>): boolean {
  return state === 'pending' || state === 'in-flight' || state === 'unknown'
}

/** How many rows are still to be done. */
export function openCount(counts: RowCounts): number {
  return rowStates.reduce((sum, state) => (isOpen({ state }) ? sum + counts[state] : sum), 0)
}

/** Whether the run goes on or is paused, with rows to be done. */
export function isUnfinished({ state, counts }: Pick<RunRecord, 'state' | 'counts'>): boolean {
  return (state === 'running' || state === 'paused') && openCount(counts) > 0
}

/** How many rows the run has. */
export function rowCount(counts: RowCounts): number {
  return rowStates.reduce((sum, state) => sum + counts[state], 0)
}

/** The counts of a run whose rows are all pending. */
export function pendingCounts(pending: number): RowCounts {
  return {
    pending,
    'in-flight': 0,
    unknown: 0,
    changed: 0,
    unchanged: 0,
    partial: 0,
    failed: 0,
    skipped: 0,
    undone: 0,
  }
}

/** The counts after a row, or so many rows, went from one state to another. */
export function moveCount(counts: RowCounts, from: RowState, to: RowState, rows = 1): RowCounts {
  if (from === to) return counts
  return { ...counts, [from]: counts[from] - rows, [to]: counts[to] + rows }
}

/** The guest of a row. */
export function guestOf(run: Pick<RunRecord, 'org'>, row: Pick<RowRecord, 'email'>): GuestRef {
  return { org: run.org, email: row.email }
}
