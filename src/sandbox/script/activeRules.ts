import { deferred } from './deferred.ts'
import { ScriptRule } from './scriptRule.ts'
import type { Action, ScriptRuleInput } from './scriptRule.ts'
import type { Target } from './requestTarget.ts'

/** A rule that is in force. */
export type ScriptHandle = {
  readonly id: number
  /** How many requests it acted on so far. */
  hits: () => number
  /** Resolves when it has acted on so many requests: they have arrived, and may be held. */
  reached: (hits?: number) => Promise<void>
  /** Lets go what it holds, now and later. */
  release: () => void
  /** Takes it back; what it holds is let go. */
  remove: () => void
}

/** An action to take now; `released` ends a hold. */
export type Effect = { action: Action; released: Promise<void> }

type Entry = {
  handle: ScriptHandle
  rule: ScriptRule
  released: Promise<void>
  matches: number
  hits: number
  waiting: { hits: number; resolve: () => void }[]
}

/** All rules in force. */
export class ScriptBook {
  #entries: Entry[] = []
  #lastId = 0

  /** Adds a rule. Throws a ZodError when it is none. */
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

  /** Lets go what rule `id` holds; false when there is no such rule. */
  release(id: number): boolean {
    const entry = this.#entries.find((other) => other.handle.id === id)
    entry?.handle.release()
    return entry !== undefined
  }

  /** What to do about this request, in the order of the rules. */
  take(target: Target): Effect[] {
    return this.#entries.filter((entry) => acts(entry, target)).flatMap(hit)
  }

  clear(): void {
    for (const { handle } of this.#entries) handle.remove()
  }
}

function acts(entry: Entry, target: Target): boolean {
  const { on, nth, times } = entry.rule
  if (!fits(on, target)) return false
  entry.matches += 1
  return entry.matches >= nth && (times === 'always' || entry.matches < nth + times)
}

function hit(entry: Entry): Effect[] {
  entry.hits += 1
  for (const { hits, resolve } of entry.waiting) if (entry.hits >= hits) resolve()
  return entry.rule.act.map((action) => ({ action, released: entry.released }))
}

function fits(on: ScriptRule['on'], target: Target): boolean {
  if (on.method !== undefined && on.method.toUpperCase() !== target.method) return false
  if (on.path !== undefined && !samePath(on.path, target.path)) return false
  if (on.email !== undefined && on.email.toLowerCase() !== target.email?.toLowerCase()) return false
  return Object.entries(on.query ?? {}).every(([name, value]) => target.query[name] === value)
}

function samePath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const segments = path.split('/')
  return wanted.length === segments.length && wanted.every((part, i) => part === '*' || part === segments[i])
}
