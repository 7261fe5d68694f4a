import type { ChangeOutcome } from './changeOutcome.ts'
import type { Email, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { andThen, applyChange, differenceOf, isEmpty, noChange, sameMembers } from '#src/lib/memberChange.ts'
import type { ApiError } from '#src/api/http/apiError.ts'
import { type Meaning, failureOf, isTurnedAway, meaningOfRead, meaningOfWrite } from './changeFailure.ts'
import type { ChangeDeps, ChangeRequest } from './changeRequest.ts'
import { type Next, type Save, type Seen, begin, end, pause, sleptThrough, stop } from './changeSave.ts'
import { type Evidence, alreadySo, verdict } from './changeVerdict.ts'

/**
 * Changes a guest's associated members without losing any: reads the list, applies the change to it, writes the
 * result and judges by what the server then holds. Sends no body twice, and never rejects: every way to end is a
 * ChangeOutcome. The only sender of that write.
 */
export async function changeMembers(request: ChangeRequest, deps: ChangeDeps): Promise<ChangeOutcome> {
  const save = begin(request, deps)
  if (isEmpty(save.change)) return { kind: 'already so', guest: null, foreign: { added: [], removed: [] } }
  return deps.lock(`members of ${request.org}/${request.email.toLowerCase()}`, () => untilDecided(save))
}

async function untilDecided(save: Save): Promise<ChangeOutcome> {
  for (;;) {
    const next = await attempt(save)
    const outcome = next.kind === 'end' ? next.outcome : await pause(save, next)
    if (outcome) return outcome
  }
}

/** READ, MERGE, WRITE, VERIFY: one write at most, computed from a list read in this very attempt. */
async function attempt(save: Save): Promise<Next> {
  const startedAt = save.deps.now()
  const theirs = await readList(save)
  if (theirs.kind !== 'seen') return theirs

  const target = applyChange(theirs.ids, save.change)
  if (sameMembers(target, theirs.ids)) return end(alreadySo(evidence(save, theirs, theirs.ids)))
  const hindrance = hindranceTo(save, theirs, target, startedAt)
  if (hindrance) return end(hindrance)

  const answer = await writeList(save, theirs.ids, target)
  if (answer.kind !== 'seen') return answer
  // An answer can be stale, or tell nothing: only a fresh read may say that the server holds something else than we sent.
  const now = !answer.isNull && sameMembers(answer.ids, target) ? answer : await readList(save)
  if (now.kind !== 'seen') return now
  const answered = answer.isNull ? now.ids : answer.ids
  const outcome = verdict(evidence(save, now, theirs.ids), { theirs: theirs.ids, target, answer: answered })
  if (outcome.kind === 'server appends') save.deps.appending.add(save.request.org)
  return end(outcome)
}

/** Why this target must not be written now; null: nothing is in the way. */
function hindranceTo(
  save: Save,
  { guest, ids }: Seen,
  target: readonly MemberId[],
  startedAt: number,
): ChangeOutcome | null {
  const { request, deps } = save
  const { inDoubt } = save.memory
  if (deps.appending.has(request.org)) {
    return { kind: 'server appends', guest, applied: noChange, kept: [], inDoubt }
  }
  if (target.length === 0 && request.confirmed?.empty !== true) {
    return { kind: 'would empty', guest, removed: ids, inDoubt }
  }
  return sleptThrough(save, startedAt) ? { kind: 'interrupted', inDoubt } : null
}

async function readList(save: Save): Promise<Seen | Next> {
  const { request, deps, memory } = save
  let guest: Guest
  try {
    guest = await deps.getGuest(request.org, request.email)
  } catch (thrown) {
    const failure = failureOf(thrown)
    return afterFailure(save, meaningOfRead(failure), failure)
  }
  if (!isOf(request.email, guest)) return stop(save, 'wrong guest')
  if (guest.deletedAt !== null) return stop(save, 'gone')
  const members = guest.associatedMembers
  if (!members.known) return end({ kind: 'unreadable', reason: members.reason, inDoubt: memory.inDoubt })
  if (members.from === 'null' && memory.known.length > 0 && request.confirmed?.nobody !== true) {
    return end({ kind: 'says nobody', guest, known: memory.known, inDoubt: memory.inDoubt })
  }
  save.memory = { ...memory, base: memory.base ?? members.ids, known: members.ids }
  return { kind: 'seen', guest, ids: members.ids, isNull: members.from === 'null' }
}

async function writeList(
  save: Save,
  theirs: readonly MemberId[],
  target: readonly MemberId[],
): Promise<Seen | Next> {
  const { request, deps, memory } = save
  if (!isEmpty(memory.inDoubt)) deps.onStep?.({ kind: 'saving' })
  save.memory = {
    ...memory,
    known: target,
    before: memory.before ?? theirs,
    inDoubt: andThen(memory.inDoubt, differenceOf(theirs, target)),
  }
  try {
    const guest = await deps.putMembers(request.org, request.email, target)
    const members = guest.associatedMembers
    if (!isOf(request.email, guest) || !members.known) return { kind: 'again' }
    return { kind: 'seen', guest, ids: members.ids, isNull: members.from === 'null' }
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (isTurnedAway(failure)) save.memory = memory
    return afterFailure(save, meaningOfWrite(failure), failure)
  }
}

function afterFailure(save: Save, meaning: Meaning, failure: ApiError): Next {
  if (meaning === 'doubt') return { kind: 'again' }
  if (meaning === 'throttled') {
    return { kind: 'wait', told: failure.retryAfter, mayBeDone: !isTurnedAway(failure) }
  }
  if (meaning !== 'refused') return stop(save, meaning)
  const { status, message, fieldErrors } = failure
  return end({
    kind: 'refused',
    status,
    message,
    fieldErrors,
    readOnly: status === 403,
    inDoubt: save.memory.inDoubt,
  })
}

function isOf(email: Email, guest: Guest): boolean {
  return guest.email.toLowerCase() === email.toLowerCase()
}

function evidence(save: Save, seen: Seen, theirs: readonly MemberId[]): Evidence {
  const { base, before, inDoubt } = save.memory
  return {
    change: save.change,
    base: base ?? theirs,
    before: before ?? theirs,
    written: inDoubt,
    ids: seen.ids,
    guest: seen.guest,
  }
}
