import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  applyChange,
  sortedUnique,
  common,
  union,
  without,
} from '#src/lib/memberChange.ts'
import { type GuestNumber, type Plan, ownerId, unknownId } from './plan.ts'

/** A write that the server carried out. `by`: the number of our save, or someone else. */
export type AppliedWrite = {
  at: number
  by: number | 'someone-else'
  guest: GuestNumber
  before: readonly MemberId[]
  /** What was sent; of someone else's change, what it led to. */
  body: readonly MemberId[]
  after: readonly MemberId[]
}

/** Tallyfy as far as members go: it replaces the whole list and has no version. The log is for the laws. */
export class ModelServer {
  readonly log: AppliedWrite[] = []
  readonly #lists: [readonly MemberId[], readonly MemberId[]]
  readonly #kind: Plan['server']
  readonly #now: () => number

  constructor(plan: Plan, now: () => number) {
    this.#lists = [sortedUnique(plan.lists[0]), sortedUnique(plan.lists[1])]
    this.#kind = plan.server
    this.#now = now
  }

  listOf(guest: GuestNumber): readonly MemberId[] {
    return this.#lists[guest]
  }

  /** The PUT of one of our saves. */
  put(guest: GuestNumber, by: number, body: readonly MemberId[]): void {
    const before = this.#lists[guest]
    const kept =
      this.#kind === 'appends' ? before : this.#kind === 'keeps-its-owner' ? common(before, [ownerId]) : []
    this.#replace(guest, by, body, union(kept, body))
  }

  /** Someone else's change, at once. */
  change(guest: GuestNumber, change: MemberChange): void {
    const list = applyChange(this.#lists[guest], change)
    this.#replace(guest, 'someone-else', list, list)
  }

  #replace(
    guest: GuestNumber,
    by: AppliedWrite['by'],
    body: readonly MemberId[],
    list: readonly MemberId[],
  ): void {
    const before = this.#lists[guest]
    const after = this.#kind === 'drops-unknown-ids' ? without(list, [unknownId]) : sortedUnique(list)
    this.#lists[guest] = after
    this.log.push({ at: this.#now(), by, guest, before, body, after })
  }
}
