import type { SandboxControl } from '#src/sandbox/control/control.ts'

export const guestsPath = (org: string) => `/organizations/${org}/guests`

/** The numbers of the guest pages that were requested, in ascending order. */
export function pagesRead(sandbox: SandboxControl, org: string): number[] {
  return sandbox.log.requests
    .filter(({ path }) => path.endsWith(guestsPath(org)))
    .map(({ query }) => Number(query['page']))
    .toSorted((one, other) => one - other)
}

export const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

/** Reading 25 pages takes long on a busy machine. */
export const longTimeout = { timeout: 25_000 }
