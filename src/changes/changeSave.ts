import type { ChangeOutcome, PlainStop } from './changeOutcome.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty, noChange, normalise } from '#src/lib/memberChange.ts'
import type { ChangeDeps, ChangeRequest } from './changeRequest.ts'

const maxTries = 4
const singleSavePatience = 60_000
/** A step that took longer than this was slept through: what was asked for before is not sent after it. */
const longestStep = 120_000

/** One save under way. `memory` is what its own reads and writes have taught it. */
export type Save = {
  readonly request: ChangeRequest
  readonly change: MemberChange
  readonly patience: number
  readonly deps: ChangeDeps
  memory: Memory
  tries: number
  throttles: number
  waited: number
}

type Memory = {
  /** The list the person saw; when they saw none, the first one read. */
  readonly base: readonly MemberId[] | null
  /** The list last read or written; a `null` after it is not believed when it held anybody. */
  readonly known: readonly MemberId[]
  /** The list our first write was computed from; null: none yet. */
  readonly before: readonly MemberId[] | null
  /** What the writes so far may have changed. */
  readonly inDoubt: MemberChange
}

/** A readable list of the very guest. `isNull`: the server said `null`, which means nobody, or that it does not tell. */
export type Seen = { kind: 'seen'; guest: Guest; ids: readonly MemberId[]; isNull: boolean }

/** How an attempt ends, or a step that brought no list. `told`: ms to wait, null: the server did not say. */
export type Next =
  | { kind: 'end'; outcome: ChangeOutcome }
  | { kind: 'again' }
  | { kind: 'wait'; told: number | null; mayBeDone: boolean }

export function begin(request: ChangeRequest, deps: ChangeDeps): Save {
  return {
    request,
    change: normalise(request.change),
    patience: request.patience ?? singleSavePatience,
    deps,
    memory: {
      base: request.base ?? null,
      known: request.known ?? [],
      before: null,
      inDoubt: request.inDoubt ?? noChange,
    },
    tries: 0,
    throttles: 0,
    waited: 0,
  }
}

export function end(outcome: ChangeOutcome): Next {
  return { kind: 'end', outcome }
}

export function stop(save: Save, kind: PlainStop): Next {
  return end(stopped(save, kind))
}

/** Waits before the next attempt; the outcome when there is none. Being turned away costs patience, doubt costs a try. */
export async function pause(save: Save, next: Exclude<Next, { kind: 'end' }>): Promise<ChangeOutcome | null> {
  const { deps } = save
  if (next.kind === 'again' || next.mayBeDone) save.tries += 1
  if (save.tries >= maxTries) return stopped(save, isEmpty(save.memory.inDoubt) ? 'unanswered' : 'unknown')

  const wait = next.kind === 'again' ? backoff(save, 500, save.tries) : throttle(save, next.told)
  const until = deps.now() + wait
  if (next.kind === 'wait') {
    save.waited += wait
    if (save.waited > save.patience)
      return { kind: 'throttled', retryAt: until, inDoubt: save.memory.inDoubt }
    deps.onStep?.({ kind: 'waiting', until })
  } else goOn(save)
  await deps.sleep(wait)
  if (next.kind === 'wait') goOn(save)
  return sleptThrough(save, until) ? stopped(save, 'interrupted') : null
}

function goOn({ deps, memory }: Save): void {
  deps.onStep?.({ kind: isEmpty(memory.inDoubt) ? 'saving' : 'checking' })
}

/** Whether so much time has passed since `instant` (epoch ms) that the person may have long gone. */
export function sleptThrough(save: Save, instant: number): boolean {
  return save.deps.now() - instant > Math.max(longestStep, save.patience)
}

/** As told, but never less than a second: a server that says 0 again and again must not be hammered. ms. */
function throttle(save: Save, told: number | null): number {
  save.throttles += 1
  return Math.max(1000, told ?? backoff(save, 1000, save.throttles))
}

/** Full jitter: anything up to the ceiling, which doubles each time up to 30 s. ms. */
function backoff(save: Save, first: number, times: number): number {
  return save.deps.random() * Math.min(30_000, first * 2 ** times)
}

function stopped(save: Save, kind: PlainStop): ChangeOutcome {
  return { kind, inDoubt: save.memory.inDoubt }
}
