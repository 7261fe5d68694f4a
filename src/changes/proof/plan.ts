import * as fc from 'fast-check'
import type { MemberId } from '#src/lib/member.ts'

/** Ids that trip whoever compares them as text; the last is no member's. */
export const memberIds: readonly MemberId[] = [2, 9, 10, 21, 100, 1234, 5678]
export const unknownId: MemberId = 5678
export const ownerId: MemberId = 9

/** What goes wrong with one call. Each is read for a GET and for a PUT in its own way (modelNetwork.ts). */
export type Fault =
  | 'none'
  | 'request lost'
  | 'answer lost'
  | 'applied then 500'
  | 'applied late'
  | '429'
  | '429 for a second'
  | '429 for long'
  | '503'
  | 'wrong guest'
  | 'wrong guest told'
  | 'truncated'
  | 'malformed'
  | 'absent'
  | 'null'
  | 'stale'
  | '401'
  | '403'
  | '404'
  | 'offline'

/** 0 and 1 are tabs of one browser and share a lock; 2 is another browser. */
export type Tab = 0 | 1 | 2
export type GuestNumber = 0 | 1

/** Something that begins at a moment, in ms. */
export type Moment = { at: number; tab: Tab; guest: GuestNumber } &
  /** Of these members the person removes the ones that are in the base and adds the others. */
  (
    | { kind: 'save'; toggled: readonly MemberId[]; confirmed: boolean }
    /** Takes back one of the saves that ended before. */
    | { kind: 'undo'; which: number }
    /** Someone else changes the list, not by this program. */
    | { kind: 'foreign'; add: readonly MemberId[]; remove: readonly MemberId[] }
    /** The person opens the editor: the list is frozen as the base of the next saves. */
    | { kind: 'open' }
    /** The cache is refreshed in the background. */
    | { kind: 'refetch' }
  )

export type Plan = {
  lists: readonly [readonly MemberId[], readonly MemberId[]]
  server: 'replaces' | 'appends' | 'drops unknown ids' | 'keeps its owner'
  moments: readonly Moment[]
  /** For the calls in the order they are sent; beyond the end all is well. */
  faults: readonly Fault[]
  /** ms from browser to server and back, for the calls in turn. */
  delays: readonly number[]
  /** 0 ≤ x < 1, for everything random in turn. */
  chances: readonly number[]
}

const ids = (maxLength: number, minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...memberIds), { minLength, maxLength })
const at = fc.oneof({ weight: 5, arbitrary: fc.nat(400) }, { weight: 2, arbitrary: fc.nat(90_000) })
const place = { at, tab: fc.constantFrom<Tab>(0, 1, 2), guest: fc.constantFrom<GuestNumber>(0, 0, 0, 1) }
const change = { add: ids(2), remove: ids(2) }

const moment: fc.Arbitrary<Moment> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      ...place,
      toggled: ids(3, 1),
      confirmed: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), ...place, which: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('foreign' as const), ...place, ...change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open' as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refetch' as const), ...place }) },
)

const fault = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Fault>('none') },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Fault>(
      'request lost',
      'answer lost',
      'applied then 500',
      'applied late',
      'stale',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom<Fault>('429', '429 for a second', '429 for long', '503') },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fault>(
      'wrong guest',
      'wrong guest told',
      'truncated',
      'malformed',
      'absent',
      'null',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Fault>('401', '403', '404', 'offline') },
)

/** A random story of a few people, a server and a bad line. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  lists: fc.tuple(ids(5), ids(3)),
  server: fc.constantFrom(
    'replaces',
    'replaces',
    'replaces',
    'replaces',
    'replaces',
    'appends',
    'drops unknown ids',
    'keeps its owner',
  ),
  moments: fc.array(moment, { minLength: 1, maxLength: 8 }),
  faults: fc.array(fault, { maxLength: 8 }),
  delays: fc.array(fc.nat(120), { minLength: 1, maxLength: 4 }),
  chances: fc.array(
    fc.nat(999).map((n) => n / 1000),
    { minLength: 1, maxLength: 3 },
  ),
})
