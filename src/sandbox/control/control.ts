import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberList, WireGuest } from '#src/sandbox/data/wireGuest.ts'
import { SandboxOptions, type SomeOptions } from '#src/sandbox/options.ts'
import { resetState, type SandboxState } from '#src/sandbox/sandboxState.ts'
import type { ScriptHandle } from '#src/sandbox/script/activeRules.ts'
import type { ScriptRuleInput } from '#src/sandbox/script/scriptRule.ts'
import {
  changeByOther,
  deleteByOther,
  findGuest,
  type ChangeByOther,
} from '#src/sandbox/script/writeByOther.ts'
import type { SandboxLog } from './log.ts'

/** What a test, or a developer at a terminal, can do with a sandbox. Unknown guests throw a RangeError. */
export type SandboxControl = {
  /** Adds a rule that makes requests misbehave; rules act in the order they were added. Throws a ZodError for an invalid one. */
  script: (rule: ScriptRuleInput) => ScriptHandle
  /** Ends the holds of a rule. Returns false for an unknown rule. */
  release: (ruleId: number) => boolean
  readonly log: SandboxLog
  /** Changes a guest's members as another user would. Returns the members after. */
  changeByOther: (org: OrgId, email: Email, change: ChangeByOther) => MemberList
  /** Deletes a guest as another user would. */
  deleteByOther: (org: OrgId, email: Email) => void
  /** Returns the associated members of a guest. */
  membersOf: (org: OrgId, email: Email) => MemberList
  /** Returns the guest as the sandbox keeps it, with its login link. */
  guest: (org: OrgId, email: Email) => WireGuest
  readonly options: SandboxOptions
  /** Changes some options from the next request on. Throws a ZodError for an unknown one. */
  setOptions: (options: SomeOptions) => void
  /** Makes a token invalid (401) from now on, as when its user logs out of Tallyfy. */
  killToken: (token: string) => void
  /** Makes another token for a user. */
  issueToken: (user: MemberId) => string
  /** Takes guests, options, tokens, rules and log back to the start. */
  reset: () => void
}

/** Makes the control of one sandbox; `initial` are the options that a reset goes back to. */
export function createControl(state: SandboxState, initial: Partial<SandboxOptions>): SandboxControl {
  let issued = 0
  return {
    script: (rule) => state.rules.add(rule),
    release: (ruleId) => state.rules.release(ruleId),
    log: state.log,
    changeByOther: (org, email, change) => changeByOther(state, org, email, change),
    deleteByOther: (org, email) => deleteByOther(state, org, email),
    membersOf: (org, email) => {
      const { store, index } = findGuest(state, org, email)
      return store.listAt(index)
    },
    guest: (org, email) => {
      const { store, index } = findGuest(state, org, email)
      return store.at(index)
    },
    get options() {
      return state.options
    },
    setOptions: (options) => {
      const given = Object.entries(options).filter(([, value]) => value !== undefined)
      state.options = SandboxOptions.parse({ ...state.options, ...Object.fromEntries(given) })
    },
    killToken: (token) => void state.tokens.delete(token),
    issueToken: (user) => {
      issued += 1
      const token = `sandbox-issued-${issued}`
      state.tokens.set(token, user)
      return token
    },
    reset: () => resetState(state, initial),
  }
}
