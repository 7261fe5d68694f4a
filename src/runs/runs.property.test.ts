import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runBreaches, writeFigures } from './proof/runLaws.ts'
import { runScenario } from './proof/runScenario.ts'
import { type Scenario, anyScenario } from './proof/scenario.ts'
import { seededRunBugs } from './proof/seededRunBugs.ts'

/** How many random scenarios are tried. `SCENARIOS=100000 npx vitest run src/runs/runs.property.test.ts` for more. */
const scenarios = Number(process.env['SCENARIOS'] ?? 2000)
const timeoutMs = 60_000 + scenarios * 20

describe('whatever happens to a run', () => {
  test(`all laws hold in ${scenarios} random scenarios`, { timeout: timeoutMs }, async () => {
    let writes = 0
    let changed = 0
    await fc.assert(
      fc.asyncProperty(anyScenario, async (scenario) => {
        const history = await runScenario(scenario)
        expect(runBreaches(history)).toEqual([])
        const figures = writeFigures(history)
        writes += figures.writes
        changed += figures.changed
      }),
      { numRuns: scenarios },
    )
    expect(writes / changed).toBeLessThanOrEqual(1.2)
  })
})

describe('a law catches runs that', () => {
  test.each(seededRunBugs)('$bug', { timeout: timeoutMs }, async ({ breaks, variant }) => {
    const keepsLaw = async (scenario: Scenario) => {
      const history = await runScenario(scenario, variant)
      return !runBreaches(history).some((breach) => breach.startsWith(`${breaks}:`))
    }
    const found = await fc.check(fc.asyncProperty(anyScenario, keepsLaw), {
      // Some bugs show in one scenario of a few hundred only.
      numRuns: scenarios * 10,
      endOnFailure: true,
    })
    // Caught by the law, not by an exception in the bug itself.
    expect(found.errorInstance).toHaveProperty('message', 'Property failed by returning false')
  })
})
