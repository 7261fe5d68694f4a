import * as fc from 'fast-check'
import type { MemberId } from '#src/lib/member.ts'
import type { Fault } from './faults.ts'

/** Ids whose order as text is not their order as numbers; the last belongs to no member. */
export const memberIds: readonly MemberId[] = [2, 9, 10, 21, 100, 1234, 5678]
export const unknownId: MemberId = 5678
export const ownerId: MemberId = 9

/** 0 and 1 are tabs of one browser and share a lock; 2 is another browser. */
export type Tab = 0 | 1 | 2
export type GuestNumber = 0 | 1

/** Something that happens at a time, in ms. */
export type PlanStep = { at: number; tab: Tab; guest: GuestNumber } & (
  | /** The user removes the members in `toggled` that are in the base, and adds the others. */
    { kind: 'save'; toggled: readonly MemberId[]; confirmed: boolean }
  /** Takes back one of the saves that ended before. */
  | { kind: 'undo'; which: number }
  /** Someone else changes the list, with another program. */
  | { kind: 'foreign'; add: readonly MemberId[]; remove: readonly MemberId[] }
  /** The user opens the editor: the list is frozen as the base of the next saves. */
  | { kind: 'open' }
  /** The cache is refreshed in the background. */
  | { kind: 'refetch' }
)

export type Plan = {
  lists: readonly [readonly MemberId[], readonly MemberId[]]
  server: 'replaces' | 'appends' | 'drops-unknown-ids' | 'keeps-its-owner'
  steps: readonly PlanStep[]
  /** One for each call in the order they are sent; later calls have none. */
  faults: readonly Fault[]
  /** From browser to server and back, for the calls in turn, ms. */
  delays: readonly number[]
  /** The random numbers, 0 ≤ x < 1, in turn. */
  chances: readonly number[]
}

const ids = (maxLength: number, minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...memberIds), { minLength, maxLength })
const at = fc.oneof({ weight: 5, arbitrary: fc.nat(400) }, { weight: 2, arbitrary: fc.nat(90_000) })
const where = { at, tab: fc.constantFrom<Tab>(0, 1, 2), guest: fc.constantFrom<GuestNumber>(0, 0, 0, 1) }
const change = { add: ids(2), remove: ids(2) }

const step: fc.Arbitrary<PlanStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      ...where,
      toggled: ids(3, 1),
      confirmed: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), ...where, which: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('foreign' as const), ...where, ...change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open' as const), ...where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refetch' as const), ...where }) },
)

const fault = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Fault>('none') },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Fault>(
      'request-lost',
      'answer-lost',
      'applied-then-500',
      'applied-late',
      'stale',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom<Fault>('429', '429-for-a-second', '429-for-long', '503') },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fault>('wrong-guest', 'truncated', 'malformed', 'absent', 'null'),
  },
  { weight: 1, arbitrary: fc.constantFrom<Fault>('401', '403', '404', 'offline', 'crash') },
)

/** A random sequence of saves, other writes and network faults. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  lists: fc.tuple(ids(5), ids(3)),
  server: fc.constantFrom(
    'replaces',
    'replaces',
    'replaces',
    'replaces',
    'replaces',
    'appends',
    'drops-unknown-ids',
    'keeps-its-owner',
  ),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  faults: fc.array(fault, { maxLength: 8 }),
  delays: fc.array(fc.nat(120), { minLength: 1, maxLength: 4 }),
  chances: fc.array(
    fc.nat(999).map((n) => n / 1000),
    { minLength: 1, maxLength: 3 },
  ),
})
