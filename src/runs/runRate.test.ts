import { expect, test } from 'vitest'
import { createVirtualTime } from '#src/changes/proof/virtualTime.ts'
import { createRunRate, leastRunMs } from './runRate.ts'

test.each([1, 10, 50, 400, 2000])('the estimate for %d guests is what a clean run takes', async (guests) => {
  const time = createVirtualTime()
  const rate = createRunRate(time.clock)
  const begun = time.clock.now()
  const run = async () => {
    for (let guest = 0; guest < guests; guest += 1) {
      await rate.takeTurn()
      rate.speedUp()
      rate.speedUp()
    }
  }
  const done = run()
  await time.run()
  await done
  const tookMs = time.clock.now() - begun
  expect(leastRunMs(guests)).toBeGreaterThan(tookMs * 0.9)
  expect(leastRunMs(guests)).toBeLessThan(tookMs * 1.1 + 1500)
})
