import type { OrgId } from '#src/lib/guest.ts'
import { createBase, type SandboxBase } from '#src/sandbox/data/base.ts'
import { meridian } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { readEnvironment } from '#src/server/env.ts'
import { serveGateway, type Served } from '#src/server/serve.ts'

/** The organizations measured differ in their number of guests only. */
export const sizes = [100, 10_000, 100_000] as const
export type Size = (typeof sizes)[number]

export const memberCount = 5000

/** What is measured: the app, plain DOM with the same data, and Mantine's own MultiSelect. */
export const subjects = ['app', 'floor', 'multiselect'] as const
export type Subject = (typeof subjects)[number]

export type World = {
  base: SandboxBase
  /** Where a gateway serves each of them. */
  urls: Readonly<Record<Subject, string>>
  close: () => Promise<void>
}

/** The organization with so many guests. */
export function orgOf(size: Size): OrgId {
  return `be${String(size).padStart(30, '0')}`
}

/** Starts a gateway for each subject, over the same people. Throws when `scripts/bench.js` has not built them. */
export async function openWorld(): Promise<World> {
  const organizations = sizes.map((guests) => ({
    ...meridian,
    id: orgOf(guests),
    guests,
    members: memberCount,
  }))
  const base = createBase({ organizations })
  const serve = (subject: Subject): Promise<Served> =>
    serveGateway({
      env: readEnvironment({ PORT: '0' }),
      clientFolder: `dist/bench/${subject}`,
      // The log is for tests; a hundred thousand requests of it would be measured as ours.
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
