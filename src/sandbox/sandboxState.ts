import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { SandboxBase } from '#src/sandbox/data/base.ts'
import { ana, ken, tomas } from '#src/sandbox/data/sampleMembers.ts'
import { GuestStore } from '#src/sandbox/data/guestStore.ts'
import { LogBook } from '#src/sandbox/control/log.ts'
import { defaultOptions } from './options.ts'
import type { SandboxOptions } from './options.ts'
import { ScriptBook } from '#src/sandbox/script/activeRules.ts'

/** The tokens that open a sandbox. */
export const sandboxTokens = {
  /** Ana Ferreira, an admin everywhere. */
  admin: 'sandbox',
  /** Ken Ito, another admin. */
  otherAdmin: 'sandbox-2',
  /** Tomás Ruiz, a light user, who may only read. */
  light: 'sandbox-light',
} as const

const firstTokens: readonly (readonly [string, MemberId])[] = [
  [sandboxTokens.admin, ana.id],
  [sandboxTokens.otherAdmin, ken.id],
  [sandboxTokens.light, tomas.id],
]

/** Everything that changes in one sandbox. */
export type World = {
  base: SandboxBase
  /** Milliseconds since the epoch. */
  clock: () => number
  options: SandboxOptions
  log: LogBook
  script: ScriptBook
  /** Whose each living token is. */
  tokens: Map<string, MemberId>
  stores: Map<OrgId, GuestStore>
  /** When guests were invited in the last hour, by organization. */
  invites: Map<OrgId, number[]>
  /** When requests came in, as far as the rate limit looks back. */
  arrivals: number[]
}

/** What a sandbox begins with. */
export type WorldSettings = {
  base: SandboxBase
  clock: () => number
  keepLog: boolean
  options: Partial<SandboxOptions>
}

/** A fresh world. */
export function createWorld({ base, clock, keepLog, options }: WorldSettings): World {
  const log = new LogBook(keepLog)
  const world: World = { base, clock, log, script: new ScriptBook(), ...beginning(options) }
  return world
}

/** Takes a world back to its beginning. */
export function resetWorld(world: World, options: Partial<SandboxOptions>): void {
  world.log.clear()
  world.script.clear()
  Object.assign(world, beginning(options))
}

function beginning(options: Partial<SandboxOptions>) {
  return {
    options: { ...defaultOptions, ...options },
    tokens: new Map(firstTokens),
    stores: new Map<OrgId, GuestStore>(),
    invites: new Map<OrgId, number[]>(),
    arrivals: [],
  }
}

/** An organization's guests, or undefined when there is no such organization. */
export function storeOf(world: World, org: OrgId): GuestStore | undefined {
  const known = world.stores.get(org)
  if (known) return known
  const base = world.base.organizations.get(org)
  if (!base) return undefined
  const store = new GuestStore(base)
  world.stores.set(org, store)
  return store
}
