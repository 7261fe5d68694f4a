import { guestKey } from '#src/lib/guest.ts'
import { isEmpty, noChange, normalise } from '#src/lib/memberChange.ts'
import { type AttemptResult, type Save, attempt, isInterrupted, stopped } from './attempt.ts'
import type { ChangeOutcome, ChangeDeps, ChangeRequest } from './changeContract.ts'

const maxAttempts = 4
const defaultMaxTotalWaitMs = 60_000

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
  const { deps, memory } = save
  if (result.kind === 'again' || result.inDoubt) save.attempts += 1
  if (save.attempts >= maxAttempts) return stopped(save, isEmpty(memory.inDoubt) ? 'no-answer' : 'unknown')
  if (result.kind === 'rate-limited') return waitForRateLimiter(save)

  const delayMs = backoffMs(save)
  const until = deps.now() + delayMs
  reportProgress(save)
  await deps.sleep(delayMs)
  return isInterrupted(save, until) ? stopped(save, 'interrupted') : null
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
