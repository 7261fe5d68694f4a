// `npm run soak`: a run over 1000 guests and its undo against a sandbox over HTTP that limits, fails and drops writes,
// while others write and the page is reloaded 20 times. Prints the figures; fails when the sandbox's log shows a fault.
//   npm run soak -- --guests 200 --restarts 5 --seed 7
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '1000' },
    restarts: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    speed: { type: 'string', default: '10' },
  },
})

const root = fileURLToPath(new URL('..', import.meta.url))
const path = fileURLToPath(new URL('../src/runs/proof/soak.ts', import.meta.url))
const { module } = await runnerImport(path, { root, configFile: false, logLevel: 'error' })
const startedAt = performance.now()
const problems = await module.soak({
  guests: Number(values.guests),
  restarts: Number(values.restarts),
  seed: Number(values.seed),
  speed: Number(values.speed),
  print: console.log,
})
for (const problem of problems) console.error(problem)
console.log(`${problems.length} problems, ${Math.round((performance.now() - startedAt) / 1000)} s`)
process.exitCode = problems.length > 0 ? 1 : 0
