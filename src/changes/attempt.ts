import { ApiError, isSessionError } from '#src/api/http/apiError.ts'
import type { Guest, GuestRef } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  andThen,
  applyChange,
  differenceOf,
  isEmpty,
  noChange,
  sameMembers,
} from '#src/lib/memberChange.ts'
import type { ChangeOutcome, PlainStop, ChangeDeps } from './changeContract.ts'
import { type Evidence, judgeUnwritten, judgeWritten } from './judgeChange.ts'

/** One save under way. `memory` is what its own reads and writes have shown. */
export type Save = {
  readonly guest: GuestRef
  /** Normalised. */
  readonly change: MemberChange
  /** The user agreed to leave the guest without members. */
  readonly confirmed: boolean
  readonly maxTotalWaitMs: number
  readonly deps: ChangeDeps
  memory: {
    /** The list the user saw; without one, the first list read. */
    readonly base: readonly MemberId[] | null
    /** The list our first write was computed from; null: nothing written yet. */
    readonly before: readonly MemberId[] | null
    /** What the writes so far may have changed. */
    readonly inDoubt: MemberChange
  }
  attempts: number
  waitedMs: number
}

/** How an attempt ends: decided, or to be repeated, at once or when the rate limiter allows requests again. */
export type AttemptResult =
  | { kind: 'end'; outcome: ChangeOutcome }
  | { kind: 'again' }
  /** `inDoubt`: the request may have been carried out all the same (503). */
  | { kind: 'rate-limited'; inDoubt: boolean }

/** A readable list of the guest. */
type List = { kind: 'list'; guest: Guest; ids: readonly MemberId[] }

/** A step that took longer than this was interrupted by sleep: what was requested before is not sent after it, ms. */
const maxStepMs = 120_000

/** READ, MERGE, WRITE, VERIFY: at most one write, computed from a list read in this same attempt. */
export async function attempt(save: Save): Promise<AttemptResult> {
  const startedAt = save.deps.now()
  const read = await readList(save)
  if (read.kind !== 'list') return read

  const target = applyChange(read.ids, save.change)
  if (sameMembers(target, read.ids)) return end(judgeUnwritten(evidence(save, read, read.ids)))
  const obstacle = findObstacle(save, read, target, startedAt)
  if (obstacle) return end(obstacle)

  const answer = await writeList(save, read.ids, target)
  if (answer.kind !== 'list' && answer.kind !== 'null') return answer
  // An answer can be stale or say nothing: only a fresh read can prove that the server holds another list than we sent.
  const latest = answer.kind === 'list' && sameMembers(answer.ids, target) ? answer : await readList(save)
  if (latest.kind !== 'list') return latest
  const answered = answer.kind === 'list' ? answer.ids : latest.ids
  const write = { theirs: read.ids, target, answer: answered }
  const outcome = judgeWritten(evidence(save, latest, read.ids), write)
  if (outcome.kind === 'server-appends') save.deps.appendingOrgs.add(save.guest.org)
  return end(outcome)
}

/** The outcome when a save stops without data of its own. */
export function stopped({ memory }: Save, kind: PlainStop): ChangeOutcome {
  return { kind, inDoubt: memory.inDoubt }
}

/** Whether so much time has passed since `instant` (epoch ms) that the user may no longer expect a write. */
export function isInterrupted({ deps, maxTotalWaitMs }: Save, instant: number): boolean {
  return deps.now() - instant > Math.max(maxStepMs, maxTotalWaitMs)
}

/** Why this target must not be written now; null: nothing is in the way. */
function findObstacle(
  save: Save,
  { guest, ids }: List,
  target: readonly MemberId[],
  startedAt: number,
): ChangeOutcome | null {
  const { inDoubt } = save.memory
  if (save.deps.appendingOrgs.has(save.guest.org)) {
    return { kind: 'server-appends', guest, applied: noChange, kept: [], inDoubt }
  }
  if (target.length === 0 && !save.confirmed) {
    return { kind: 'needs-confirmation', guest, removed: ids, inDoubt }
  }
  return isInterrupted(save, startedAt) ? stopped(save, 'interrupted') : null
}

async function readList(save: Save): Promise<List | AttemptResult> {
  const { deps, memory } = save
  let guest: Guest
  try {
    guest = await deps.getGuest(save.guest)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // A 422 to a read can only be about the email: some servers answer it in place of 404.
    return error.status === 422 ? stop(save, 'not-found') : afterError(save, error)
  }
  if (guest.deletedAt !== null) return stop(save, 'not-found')
  const members = guest.associatedMembers
  if (members.known) {
    save.memory = { ...memory, base: memory.base ?? members.ids }
    return { kind: 'list', guest, ids: members.ids }
  }
  const { inDoubt } = memory
  if (members.reason !== 'unexpected-null')
    return end({ kind: 'unreadable', reason: members.reason, inDoubt })
  return end({ kind: 'unexpected-null', last: members.last, inDoubt })
}

async function writeList(
  save: Save,
  theirs: readonly MemberId[],
  target: readonly MemberId[],
): Promise<List | { kind: 'null' } | AttemptResult> {
  const { deps, memory } = save
  if (!isEmpty(memory.inDoubt)) deps.onStep?.({ kind: 'saving' })
  save.memory = {
    ...memory,
    before: memory.before ?? theirs,
    inDoubt: andThen(memory.inDoubt, differenceOf(theirs, target)),
  }
  try {
    const guest = await deps.replaceMembers(save.guest, target)
    const members = guest.associatedMembers
    if (members.known) return { kind: 'list', guest, ids: members.ids }
    return { kind: members.reason === 'unexpected-null' ? 'null' : 'again' }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // Which guest was answered says nothing about which list was written.
    if (error.code === 'wrong-guest') return { kind: 'again' }
    if (isRejected(error)) save.memory = memory
    return afterError(save, error)
  }
}

/** What an error of a read or write means for the save. */
function afterError(save: Save, error: ApiError): AttemptResult {
  const { status, code } = error
  if (code === 'wrong-guest' || code === 'offline') return stop(save, code)
  if (status === 401) return stop(save, 'signed-out')
  if (isSessionError(error) || code === 'session-changed') return stop(save, 'session-changed')
  if (status === 429 || status === 503) return { kind: 'rate-limited', inDoubt: !isRejected(error) }
  if (!isRejected(error)) return { kind: 'again' }
  const isGone = (status === 404 || status === 410) && code !== 'ENDPOINT_NOT_FOUND'
  if (isGone) return stop(save, 'not-found')
  return end({ kind: 'refused', error, inDoubt: save.memory.inDoubt })
}

/** Whether the server refused the request before doing anything. */
function isRejected({ status }: ApiError): boolean {
  return status >= 400 && status < 500 && status !== 408
}

function end(outcome: ChangeOutcome): AttemptResult {
  return { kind: 'end', outcome }
}

function stop(save: Save, kind: PlainStop): AttemptResult {
  return end(stopped(save, kind))
}

function evidence({ change, memory }: Save, list: List, theirs: readonly MemberId[]): Evidence {
  const { base, before, inDoubt } = memory
  return {
    change,
    base: base ?? theirs,
    before: before ?? theirs,
    written: inDoubt,
    ids: list.ids,
    guest: list.guest,
  }
}
