import { statusOf, type ListRow } from '#src/lib/guest.ts'
import type { AttentionRule, AttentionRuleId, MembersById } from './attentionRules.ts'

/** Which guests the rules match, and how many. Changed by the indexer alone. */
export type Attention<Id extends string = AttentionRuleId> = {
  /** By slot: a bit for each rule that matches, see `bitOf`. */
  flags: readonly number[]
  /** The bit of a rule in `flags`. */
  bitOf: (id: Id) => number
  counts: ReadonlyMap<Id, number>
  /** How many guests the list sent without their associated members. */
  withoutList: number
  /** What the rules were applied with; null: the members are not all read. */
  members: MembersById | null
  /** What the rules were applied with, milliseconds since the epoch. */
  now: number
}

/** An engine keeps integers of 30 bits unboxed; one of them is for the guests without a list. */
const maxRules = 29

/** Rows after which a computation lets the page handle its events: a few milliseconds of work. */
const chunkSize = 10_000

/**
 * Applies rules to rows by slot and counts the matches. `put` follows every change of a row; `recompute` applies other
 * members or another time to all rows, in steps of a few milliseconds, and takes effect as a whole at its end.
 * Throws when there are more rules than a flag has bits.
 */
export function createAttention<Id extends string>(rules: readonly AttentionRule<Id>[]) {
  if (rules.length > maxRules) {
    throw new Error(
      `At most ${maxRules} attention rules fit into a guest's flags, there are ${rules.length}.`,
    )
  }
  const bits = new Map(rules.map(({ id }, nth) => [id, 1 << nth]))
  const withoutListBit = 1 << rules.length
  let members: MembersById | null = null
  let now = 0
  let flags: number[] = []
  let counts = noCounts()

  /** One count for each rule, then that of the guests without a list. */
  function noCounts(): number[] {
    return Array.from({ length: rules.length + 1 }, () => 0)
  }

  function flagsOf(row: ListRow | null): number {
    if (row?.kind !== 'guest') return 0
    const { guest } = row
    // A deleted guest needs no attention.
    if (statusOf(guest) === 'deleted') return 0
    const { associatedMembers: list } = guest
    const subject = { guest, ids: list.known ? list.ids : null, members, now }
    let mask = !list.known && list.reason === 'absent' ? withoutListBit : 0
    for (const [nth, { test }] of rules.entries()) if (test(subject)) mask |= 1 << nth
    return mask
  }

  function count(mask: number, step: 1 | -1): void {
    for (let nth = 0, rest = mask; rest > 0; nth += 1, rest >>= 1)
      if ((rest & 1) === 1) counts[nth] = (counts[nth] ?? 0) + step
  }

  function put(slot: number, row: ListRow | null): void {
    count(flags[slot] ?? 0, -1)
    flags[slot] = flagsOf(row)
    count(flags[slot] ?? 0, 1)
  }

  function* recompute(
    rows: readonly (ListRow | null)[],
    input: { members: MembersById | null; now: number },
  ): Generator<void, void> {
    if (input.members === members && input.now === now) return
    members = input.members
    now = input.now
    flags = []
    counts = noCounts()
    for (const [slot, row] of rows.entries()) {
      put(slot, row)
      if (slot % chunkSize === chunkSize - 1) yield
    }
  }

  function publish(): Attention<Id> {
    return {
      flags,
      bitOf: (id) => bits.get(id) ?? 0,
      counts: new Map(rules.map(({ id }, nth) => [id, counts[nth] ?? 0])),
      withoutList: counts[rules.length] ?? 0,
      members,
      now,
    }
  }

  return { put, recompute, publish }
}
