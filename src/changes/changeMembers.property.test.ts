import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breaches } from '#src/changes/proof/laws.ts'
import { runPlan } from '#src/changes/proof/runPlan.ts'
import { seededBugs } from '#src/changes/proof/seededBugs.ts'
import { type Plan, anyPlan } from '#src/changes/proof/plan.ts'

/** How many random plans are tried. `PLANS=1000000 npx vitest run src/changes/changeMembers.property.test.ts` for more. */
const plans = Number(process.env['PLANS'] ?? 20_000)
const timeoutMs = 60_000 + plans * 20

/** The ways a save can end that changeMembers itself decides; the others depend on who signs in. */
const kinds = [
  'internal-error',
  'needs-confirmation',
  'no-answer',
  'not-found',
  'offline',
  'partial',
  'rate-limited',
  'refused',
  'saved',
  'server-appends',
  'signed-out',
  'unchanged',
  'unexpected-null',
  'unknown',
  'unreadable',
  'wrong-guest',
]

describe('whatever happens', () => {
  test(
    `all laws hold in ${plans} random plans, and every outcome occurs`,
    { timeout: timeoutMs },
    async () => {
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(anyPlan, async (plan) => {
          const history = await runPlan(plan)
          for (const { outcome } of history.saves) seen.add(outcome.kind)
          expect(breaches(history)).toEqual([])
        }),
        { numRuns: plans },
      )
      expect([...seen].toSorted()).toEqual(kinds)
    },
  )
})

describe('a law catches an algorithm that', () => {
  test.each(seededBugs)('$bug', { timeout: timeoutMs }, async ({ breaks, variant }) => {
    const keepsLaw = async (plan: Plan) => {
      const history = await runPlan(plan, variant)
      return !breaches(history).some((breach) => breach.startsWith(`${breaks}:`))
    }
    const found = await fc.check(fc.asyncProperty(anyPlan, keepsLaw), { numRuns: plans, endOnFailure: true })
    // Caught by the law, not by an exception in the bug itself.
    expect(found.errorInstance).toHaveProperty('message', 'Property failed by returning false')
  })
})
