import type { OrgId } from '#src/lib/guest.ts'
import { createBase, type SandboxBase } from '#src/sandbox/data/base.ts'
import { meridian } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { readEnvironment } from '#src/server/env.ts'
import { serveGateway, type Served } from '#src/server/serve.ts'

/** Numbers of guests. The measured organizations differ in nothing else. */
export const sizes = [100, 10_000, 100_000] as const
export type Size = (typeof sizes)[number]

export const memberCount = 5000

/** What is measured: the app, a page of plain DOM with the same data, and Mantine's MultiSelect. */
export const subjects = ['app', 'floor', 'multiselect'] as const
export type Subject = (typeof subjects)[number]

export type BenchServers = {
  base: SandboxBase
  /** Addresses of the gateways, one for each subject. */
  urls: Readonly<Record<Subject, string>>
  close: () => Promise<void>
}

/** The id of the organization with this number of guests. */
export function orgIdOf(size: Size): OrgId {
  return `be${String(size).padStart(30, '0')}`
}

/** Starts a gateway for each subject, all with the same data. Throws if `scripts/bench.js` has not built the subjects. */
export async function startServers(): Promise<BenchServers> {
  const organizations = sizes.map((guests) => ({
    ...meridian,
    id: orgIdOf(guests),
    guests,
    members: memberCount,
    // As in the rounds measured before, whose figures are compared.
    distinctNames: false,
  }))
  const base = createBase({ organizations })
  const serve = (subject: Subject): Promise<Served> =>
    serveGateway({
      env: readEnvironment({ PORT: '0' }),
      clientFolder: `dist/bench/${subject}`,
      // Without the log of requests, which only tests need and which would be measured too.
      sandbox: () => createSandbox({ base, keepLog: false }),
    })
  const [app, floor, multiselect] = await Promise.all([serve('app'), serve('floor'), serve('multiselect')])
  return {
    base,
    urls: { app: app.url, floor: floor.url, multiselect: multiselect.url },
    close: async () => {
      await Promise.all([app.close(), floor.close(), multiselect.close()])
    },
  }
}
