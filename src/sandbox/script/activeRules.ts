import { deferred } from './deferred.ts'
import type { RequestTarget } from './requestTarget.ts'
import { ScriptRule, type Action, type ScriptRuleInput } from './scriptRule.ts'

/** A rule that was added to a sandbox. */
export type ScriptHandle = {
  readonly id: number
  /** Returns how many requests it acted on so far. */
  hits: () => number
  /** Resolves when it has acted on so many requests (1 by default). They have arrived and can be on hold. */
  reached: (hits?: number) => Promise<void>
  /** Ends its holds, now and later. */
  release: () => void
  /** Removes the rule and ends its holds. */
  remove: () => void
}

/** An action to take now; `released` resolves when a hold ends. */
export type PendingAction = { action: Action; released: Promise<void> }

type Entry = {
  handle: ScriptHandle
  rule: ScriptRule
  released: Promise<void>
  matches: number
  hits: number
  waiting: { hits: number; resolve: () => void }[]
}

/** The rules of one sandbox. */
export class ActiveRules {
  #entries: Entry[] = []
  #lastId = 0

  /** Adds a rule. Throws a ZodError for an invalid one. */
  add(input: ScriptRuleInput): ScriptHandle {
    const rule = ScriptRule.parse(input)
    this.#lastId += 1
    const id = this.#lastId
    const { promise: released, resolve: release } = deferred()
    const remove = () => {
      this.#entries = this.#entries.filter((other) => other.handle.id !== id)
      release()
    }
    const reached = (hits = 1) =>
      new Promise<void>((resolve) => {
        if (entry.hits >= hits) resolve()
        else entry.waiting.push({ hits, resolve })
      })
    const handle = { id, hits: () => entry.hits, reached, release, remove }
    const entry: Entry = { handle, rule, released, matches: 0, hits: 0, waiting: [] }
    this.#entries.push(entry)
    return handle
  }

  /** Ends the holds of rule `id`. Returns false for an unknown rule. */
  release(id: number): boolean {
    const entry = this.#entries.find((other) => other.handle.id === id)
    entry?.handle.release()
    return entry !== undefined
  }

  /** Counts a request and returns the actions for it, in the order of the rules. */
  take(target: RequestTarget): PendingAction[] {
    return this.#entries.filter((entry) => countMatch(entry, target)).flatMap(countHit)
  }

  /** Removes all rules and ends their holds. */
  clear(): void {
    for (const { handle } of this.#entries) handle.remove()
  }
}

function countMatch(entry: Entry, target: RequestTarget): boolean {
  const { on, nth, times } = entry.rule
  if (!matches(on, target)) return false
  entry.matches += 1
  return entry.matches >= nth && (times === 'always' || entry.matches < nth + times)
}

function countHit(entry: Entry): PendingAction[] {
  entry.hits += 1
  for (const { hits, resolve } of entry.waiting) if (entry.hits >= hits) resolve()
  return entry.rule.act.map((action) => ({ action, released: entry.released }))
}

function matches(on: ScriptRule['on'], target: RequestTarget): boolean {
  if (on.method !== undefined && on.method.toUpperCase() !== target.method) return false
  if (on.path !== undefined && !matchesPath(on.path, target.path)) return false
  if (on.email !== undefined && on.email.toLowerCase() !== target.email?.toLowerCase()) return false
  return Object.entries(on.query ?? {}).every(([name, value]) => target.query[name] === value)
}

function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const segments = path.split('/')
  return wanted.length === segments.length && wanted.every((part, i) => part === '*' || part === segments[i])
}
