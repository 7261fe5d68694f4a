import { ApiError, isSessionError } from '#src/api/http/apiError.ts'
import { type Guest, type GuestRef, guestKey, statusOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  andThen,
  applyChange,
  differenceOf,
  isEmpty,
  noChange,
  normalise,
  sameMembers,
} from '#src/lib/memberChange.ts'
import {
  type ChangeDeps,
  type ChangeOutcome,
  type ChangeRequest,
  type Evidence,
  judgeUnwritten,
  judgeWritten,
  type PlainStop,
} from './changeContract.ts'

const maxAttempts = 4
const defaultMaxTotalWaitMs = 60_000
/** A step that took longer than this was interrupted by sleep: what was requested before is not sent after it, ms. */
const maxStepMs = 120_000

/** One save under way. `memory` is what its own reads and writes have shown. */
type Save = {
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
  /** The status of the last answer that was an error; 0 when none came. */
  lastStatus: number
}

/** How an attempt ends: decided, or to be repeated, at once or when the rate limiter allows requests again. */
type AttemptResult =
  | { kind: 'end'; outcome: ChangeOutcome }
  | { kind: 'again' }
  /** `inDoubt`: the request may have been carried out all the same (503). */
  | { kind: 'rate-limited'; inDoubt: boolean }

/** A readable list of the guest. */
type List = { kind: 'list'; guest: Guest; ids: readonly MemberId[] }

/**
 * Changes a guest's associated members without losing any: reads the list, applies the change to it, writes the
 * result and judges by what the server then holds. Sends no body twice, and never rejects: every way to end is a
 * ChangeOutcome. Nothing else sends that write.
 */
export async function changeMembers(request: ChangeRequest, deps: ChangeDeps): Promise<ChangeOutcome> {
  const save = createSave(request, deps)
  if (isEmpty(save.change)) return { kind: 'unchanged', guest: null, foreign: { added: [], removed: [] } }
  const { guest } = save
  try {
    return await deps.lock(`members of ${guest.org}/${guestKey(guest)}`, () => repeatUntilDecided(save))
  } catch (error) {
    // Not an answer of the server, so repeating cannot help. What was sent until here stays in doubt.
    deps.reportError(error)
    return stopped(save, 'internal-error')
  }
}

function createSave(request: ChangeRequest, deps: ChangeDeps): Save {
  const { guest, change, base = null, confirmed = false, inDoubt = noChange, maxTotalWaitMs } = request
  return {
    guest,
    change: normalise(change),
    confirmed,
    maxTotalWaitMs: maxTotalWaitMs ?? defaultMaxTotalWaitMs,
    deps,
    memory: { base, before: null, inDoubt },
    attempts: 0,
    waitedMs: 0,
    lastStatus: 0,
  }
}

async function repeatUntilDecided(save: Save): Promise<ChangeOutcome> {
  for (;;) {
    const result = await attempt(save)
    const outcome = result.kind === 'end' ? result.outcome : await waitForNextAttempt(save, result)
    if (outcome) return outcome
  }
}

/**
 * Waits before the next attempt; returns the outcome when there is none. An unknown outcome counts against the
 * attempts, a 429 counts against the total wait, a 503 against both.
 */
async function waitForNextAttempt(
  save: Save,
  result: Exclude<AttemptResult, { kind: 'end' }>,
): Promise<ChangeOutcome | null> {
  const { deps } = save
  if (result.kind === 'again' || result.inDoubt) save.attempts += 1
  if (save.attempts >= maxAttempts) return undecided(save)
  if (result.kind === 'rate-limited') return waitForRateLimiter(save)

  const delayMs = backoffMs(save)
  const until = deps.now() + delayMs
  reportProgress(save)
  await deps.sleep(delayMs)
  return isInterrupted(save, until) ? stopped(save, 'interrupted') : null
}

/** The outcome when all attempts are used up. */
function undecided({ memory: { inDoubt }, lastStatus }: Save): ChangeOutcome {
  const kind = isEmpty(inDoubt) ? 'no-answer' : 'unknown'
  return { kind, inDoubt, ...(lastStatus >= 500 && { serverStatus: lastStatus }) }
}

/** The limiter knows how long Tallyfy wants to be left alone. Never less than a second, whatever it says. */
async function waitForRateLimiter(save: Save): Promise<ChangeOutcome | null> {
  const { deps, memory } = save
  let until = deps.now()
  const wait = await deps.waitUntilClear({
    atLeastMs: 1000,
    maxWaitMs: save.maxTotalWaitMs - save.waitedMs,
    onWait: (pausedUntil) => {
      until = pausedUntil
      deps.onStep?.({ kind: 'waiting', until })
    },
  })
  if (wait.kind === 'too-long') {
    return { kind: 'rate-limited', retryAt: wait.pausedUntil, inDoubt: memory.inDoubt }
  }
  save.waitedMs += wait.waitedMs
  reportProgress(save)
  return isInterrupted(save, until) ? stopped(save, 'interrupted') : null
}

function reportProgress({ deps, memory }: Save): void {
  deps.onStep?.({ kind: isEmpty(memory.inDoubt) ? 'saving' : 'checking' })
}

/** Full jitter: anything up to the ceiling, which doubles with each attempt. ms. */
function backoffMs({ deps, attempts }: Save): number {
  return deps.random() * Math.min(30_000, 500 * 2 ** attempts)
}

/** READ, MERGE, WRITE, VERIFY: at most one write, computed from a list read in this same attempt. */
async function attempt(save: Save): Promise<AttemptResult> {
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
function stopped({ memory }: Save, kind: PlainStop): ChangeOutcome {
  return { kind, inDoubt: memory.inDoubt }
}

/** Whether so much time has passed since `instant` (epoch ms) that the user may no longer expect a write. */
function isInterrupted({ deps, maxTotalWaitMs }: Save, instant: number): boolean {
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
  if (statusOf(guest) === 'deleted') return stop(save, 'not-found')
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
    return afterError(save, error, target)
  }
}

/** What an error of a read or write means for the save. `sent`: the list that was written; null for a read. */
function afterError(save: Save, error: ApiError, sent: readonly MemberId[] | null = null): AttemptResult {
  const { status, code } = error
  save.lastStatus = status
  if (code === 'wrong-guest' || code === 'offline') return stop(save, code)
  if (status === 401) return stop(save, 'signed-out')
  if (isSessionError(error) || code === 'session-changed') return stop(save, 'session-changed')
  if (status === 429 || status === 503) return { kind: 'rate-limited', inDoubt: !isRejected(error) }
  if (!isRejected(error)) return { kind: 'again' }
  const isGone = (status === 404 || status === 410) && code !== 'ENDPOINT_NOT_FOUND'
  if (isGone) return stop(save, 'not-found')
  return end({ kind: 'refused', error, sent, inDoubt: save.memory.inDoubt })
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
