import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breaches } from '#src/changes/proof/laws.ts'
import { mutants } from '#src/changes/proof/mutants.ts'
import { type Plan, anyPlan } from '#src/changes/proof/plan.ts'
import { play } from '#src/changes/proof/play.ts'

/** How many random stories are tried; `PLANS=1000000 npx vitest run src/api/changeMembers.property.test.ts` for a night. */
const plans = Number(process.env['PLANS'] ?? 20_000)
const patience = 60_000 + plans * 20

/** The ways a save can end that are decided by changeMembers itself; the others belong to whoever signs in. */
const kinds = [
  'already so',
  'gone',
  'offline',
  'partly saved',
  'refused',
  'saved',
  'says nobody',
  'server appends',
  'signed out',
  'throttled',
  'unanswered',
  'unknown',
  'unreadable',
  'would empty',
  'wrong guest',
]

describe('whatever happens', () => {
  test(
    `all laws hold in ${plans} random plans, and every outcome occurs`,
    { timeout: patience },
    async () => {
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(anyPlan, async (plan) => {
          const history = await play(plan)
          for (const { outcome } of history.saves) seen.add(outcome.kind)
          expect(breaches(history)).toEqual([])
        }),
        { numRuns: plans },
      )
      expect([...seen].toSorted()).toEqual(kinds)
    },
  )
})

describe('a law notices an algorithm that', () => {
  test.each(mutants)('$bug', { timeout: patience }, async ({ breaks, variant }) => {
    const isLawful = async (plan: Plan) => {
      const history = await play(plan, variant)
      return !breaches(history).some((breach) => breach.startsWith(`${breaks}:`))
    }
    const found = await fc.check(fc.asyncProperty(anyPlan, isLawful), { numRuns: plans, endOnFailure: true })
    // By the law, not by a crash of the bug itself.
    expect(found.errorInstance).toHaveProperty('message', 'Property failed by returning false')
  })
})
