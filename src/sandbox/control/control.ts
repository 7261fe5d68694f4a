import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { changeAsSomeoneElse, deleteAsSomeoneElse, locate } from '#src/sandbox/script/writeByOther.ts'
import type { ForeignChange } from '#src/sandbox/script/writeByOther.ts'
import type { SandboxLog } from './log.ts'
import { SandboxOptions } from '#src/sandbox/options.ts'
import type { SomeOptions } from '#src/sandbox/options.ts'
import type { ScriptRuleInput } from '#src/sandbox/script/scriptRule.ts'
import type { ScriptHandle } from '#src/sandbox/script/activeRules.ts'
import type { MemberList, WireGuest } from '#src/sandbox/data/wireGuest.ts'
import { resetWorld } from '#src/sandbox/sandboxState.ts'
import type { World } from '#src/sandbox/sandboxState.ts'

/** How a test, or a person at a terminal, tells a sandbox what to do. Unknown guests throw a RangeError. */
export type SandboxControl = {
  /** Adds a rule of misbehaviour; rules act in the order they were added. Throws a ZodError when it is none. */
  script: (rule: ScriptRuleInput) => ScriptHandle
  /** Lets go what that rule holds; false when there is no such rule. */
  release: (ruleId: number) => boolean
  readonly log: SandboxLog
  /** Changes a guest's list as another user would. Returns the list after. */
  foreignChange: (org: OrgId, email: Email, change: ForeignChange) => MemberList
  /** Deletes a guest as another user would. */
  foreignDelete: (org: OrgId, email: Email) => void
  membersOf: (org: OrgId, email: Email) => MemberList
  /** The guest as the sandbox keeps it, login link included. */
  guest: (org: OrgId, email: Email) => WireGuest
  readonly options: SandboxOptions
  /** Changes some options from the next request on. Throws a ZodError for an unknown one. */
  setOptions: (options: SomeOptions) => void
  /** The token is answered 401 from now on, as when its owner logs out of Tallyfy. */
  killToken: (token: string) => void
  /** A new token of the same rights for that user. */
  issueToken: (user: MemberId) => string
  /** Back to the beginning: guests, options, tokens, script and log. */
  reset: () => void
}

/** The control of one world; `initial` is what a reset goes back to. */
export function createControl(world: World, initial: Partial<SandboxOptions>): SandboxControl {
  let issued = 0
  return {
    script: (rule) => world.script.add(rule),
    release: (ruleId) => world.script.release(ruleId),
    log: world.log,
    foreignChange: (org, email, change) => changeAsSomeoneElse(world, org, email, change),
    foreignDelete: (org, email) => deleteAsSomeoneElse(world, org, email),
    membersOf: (org, email) => {
      const { store, index } = locate(world, org, email)
      return store.listAt(index)
    },
    guest: (org, email) => {
      const { store, index } = locate(world, org, email)
      return store.at(index)
    },
    get options() {
      return world.options
    },
    setOptions: (options) => {
      const said = Object.entries(options).filter(([, value]) => value !== undefined)
      world.options = SandboxOptions.parse({ ...world.options, ...Object.fromEntries(said) })
    },
    killToken: (token) => void world.tokens.delete(token),
    issueToken: (user) => {
      issued += 1
      const token = `sandbox-issued-${issued}`
      world.tokens.set(token, user)
      return token
    },
    reset: () => resetWorld(world, initial),
  }
}
