import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { RequestLog } from '#src/sandbox/control/log.ts'
import type { SandboxBase } from '#src/sandbox/data/base.ts'
import { GuestStore } from '#src/sandbox/data/guestStore.ts'
import { userIdsByToken } from '#src/sandbox/data/tokens.ts'
import { ActiveRules } from '#src/sandbox/script/activeRules.ts'
import { defaultOptions, type SandboxOptions } from './options.ts'

/** Everything that changes in one sandbox, and the base and clock that it uses. */
export type SandboxState = {
  base: SandboxBase
  /** Returns epoch ms. */
  clock: () => number
  options: SandboxOptions
  log: RequestLog
  rules: ActiveRules
  /** The user of each valid token. */
  tokens: Map<string, MemberId>
  guestStores: Map<OrgId, GuestStore>
  /** When guests were invited in the last hour (epoch ms), by organization. */
  invites: Map<OrgId, number[]>
  /** When requests arrived (epoch ms), as far back as the rate limit looks. */
  arrivals: number[]
}

/** What a sandbox starts with. */
export type InitialState = {
  base: SandboxBase
  clock: () => number
  keepLog: boolean
  options: Partial<SandboxOptions>
}

/** Makes the state of a new sandbox. */
export function createState({ base, clock, keepLog, options }: InitialState): SandboxState {
  return { base, clock, log: new RequestLog(keepLog), rules: new ActiveRules(), ...resettable(options) }
}

/** Takes a sandbox back to its start. `options` are the ones it started with. */
export function resetState(state: SandboxState, options: Partial<SandboxOptions>): void {
  state.log.clear()
  state.rules.clear()
  Object.assign(state, resettable(options))
}

function resettable(options: Partial<SandboxOptions>) {
  return {
    options: { ...defaultOptions, ...options },
    tokens: new Map(userIdsByToken),
    guestStores: new Map<OrgId, GuestStore>(),
    invites: new Map<OrgId, number[]>(),
    arrivals: [],
  }
}

/** Returns an organization's guests; undefined for an unknown organization. */
export function guestStoreOf(state: SandboxState, org: OrgId): GuestStore | undefined {
  const known = state.guestStores.get(org)
  if (known) return known
  const base = state.base.organizations.get(org)
  if (!base) return undefined
  const store = new GuestStore(base)
  state.guestStores.set(org, store)
  return store
}
