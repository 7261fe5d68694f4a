import * as fc from 'fast-check'
import type { Fault } from '#src/changes/proof/faults.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import type { Crash } from './modelTab.ts'

/** The members that the run adds and removes, and those that others do. Never the same: who did what is then certain. */
export const runIds: readonly MemberId[] = [2, 9, 10, 100]
export const foreignIds: readonly MemberId[] = [21, 1234, 5678]

export type Scenario = {
  /** For each guest its list, and what the run changes. */
  guests: readonly { list: readonly MemberId[]; change: MemberChange }[]
  /** Someone else's writes. `at`: ms. */
  foreign: readonly { at: number; guest: number; change: MemberChange }[]
  /** For the writes in the order they are sent, and for the reads; later ones have none. */
  writeFaults: readonly Fault[]
  readFaults: readonly Fault[]
  /** From the browser to the server and back, for the calls in turn, ms. */
  delays: readonly number[]
  /** One for each tab in turn, until a tab does not crash. */
  crashes: readonly Crash[]
  /** When the user pauses, ms. */
  pauses: readonly number[]
  /** A second tab is open all the time. */
  hasWatcher: boolean
  /** 0 ≤ x < 1 */
  chances: readonly number[]
}

const some = (ids: readonly MemberId[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...ids), { maxLength })
const changeWith = (ids: readonly MemberId[]) => fc.record({ add: some(ids, 2), remove: some(ids, 2) })

/** The mix of faults: of 100 writes 10 are limited, 3 applied and answered 500, 2 + 2 lost, 1 refused. */
const writeFault = fc.oneof(
  { weight: 82, arbitrary: fc.constant<Fault>('none') },
  { weight: 10, arbitrary: fc.constantFrom<Fault>('429', '429-for-a-second', '429-for-long') },
  { weight: 3, arbitrary: fc.constant<Fault>('applied-then-500') },
  { weight: 2, arbitrary: fc.constant<Fault>('request-lost') },
  { weight: 2, arbitrary: fc.constant<Fault>('answer-lost') },
  { weight: 1, arbitrary: fc.constant<Fault>('403') },
)
const readFault = fc.oneof(
  { weight: 94, arbitrary: fc.constant<Fault>('none') },
  { weight: 2, arbitrary: fc.constantFrom<Fault>('429-for-a-second', '503') },
  { weight: 2, arbitrary: fc.constant<Fault>('request-lost') },
  { weight: 1, arbitrary: fc.constant<Fault>('offline') },
  { weight: 1, arbitrary: fc.constant<Fault>('401') },
)

/** A run over a few guests with everything that can go wrong. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  guests: fc.array(
    fc.record({
      list: fc.uniqueArray(fc.constantFrom(...runIds, ...foreignIds), { maxLength: 5 }),
      change: changeWith(runIds),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  foreign: fc.array(fc.record({ at: fc.nat(12_000), guest: fc.nat(7), change: changeWith(foreignIds) }), {
    maxLength: 6,
  }),
  writeFaults: fc.array(writeFault, { minLength: 20, maxLength: 20 }),
  readFaults: fc.array(readFault, { minLength: 20, maxLength: 20 }),
  // Some so slow that several rows are on their way at once.
  delays: fc.array(fc.oneof(fc.nat(120), fc.nat(4000)), { minLength: 1, maxLength: 4 }),
  crashes: fc.array(fc.record({ atWrite: fc.integer({ min: 1, max: 30 }), isWritten: fc.boolean() }), {
    maxLength: 2,
  }),
  pauses: fc.array(fc.nat(9000), { maxLength: 1 }),
  hasWatcher: fc.boolean(),
  chances: fc.array(
    fc.nat(999).map((n) => n / 1000),
    { minLength: 1, maxLength: 3 },
  ),
})
