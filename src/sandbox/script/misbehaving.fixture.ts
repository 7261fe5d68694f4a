import { call, guests, testSandbox, type Reply } from '#src/sandbox/client.fixture.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import type { MemberList } from '#src/sandbox/data/wireGuest.ts'
import type { Sandbox } from '#src/sandbox/sandbox.ts'
import type { ScriptHandle } from './activeRules.ts'
import type { ScriptRuleInput } from './scriptRule.ts'

/** The guest that tests change, and her members before. */
export const eunji = 'eunji.kim@hanok.kr'
export const before = [1003, 1004, 1005, 1007, 5678]

/** An update that leaves her with Ana alone. */
export const update = { method: 'PUT', body: { associated_members: [1001] } }

type Misbehaving = {
  sandbox: Sandbox
  rule: ScriptHandle
  members: () => MemberList
  save: () => Promise<Reply>
}

/** Makes a sandbox in which these actions apply to the next update of Eun-ji. */
export function misbehaving(...act: ScriptRuleInput['act']): Misbehaving {
  const sandbox = testSandbox()
  const rule = sandbox.control.script({ on: { method: 'PUT', email: eunji }, act })
  const members = () => sandbox.control.membersOf(edgeCases.id, eunji)
  return { sandbox, rule, members, save: () => call(sandbox, guests(eunji), update) }
}
