import type { SandboxControl } from '#src/sandbox/control/control.ts'
import type { ScriptHandle } from '#src/sandbox/script/activeRules.ts'
import type { ScriptRuleInput } from '#src/sandbox/script/scriptRule.ts'
import { expect } from './fixtures.ts'
import type { GuestDrawer } from './guestDrawer.ts'
import type { GuestsPage } from './guestsPage.ts'
import { eunji, members, memberIdsOf } from './sampleGuests.ts'

const { Bob, Ken, Priya, Bo } = members

/** Opens Eun-ji Kim and drafts a change of both kinds: add Bob Stone, remove Cara Diaz. */
export async function draftChange(guests: GuestsPage): Promise<GuestDrawer> {
  const drawer = await guests.open(eunji.name)
  await drawer.add('Bob Stone')
  await drawer.remove('Cara Diaz')
  return drawer
}

/** Her members once that is saved, when no one else writes. */
export const memberIdsAfterSave = [Bob, Ken, Priya, Bo, 5678] as const

/** What the drawer shows then. */
export const saved = 'Bob Stone added to Eun-ji Kim, Cara Diaz removed'

/** Expects that the draft is still there. */
export async function expectDraftKept(drawer: GuestDrawer): Promise<void> {
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
}

/** It is saved, no one else wrote, and nothing is left to save. */
export async function expectSaved(drawer: GuestDrawer, sandbox: SandboxControl): Promise<void> {
  await expect(drawer.notice(saved)).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).toEqual(memberIdsAfterSave)
  await expect(drawer.saveButton).toBeDisabled()
}

/** One fault of the sandbox. */
export type FaultAction = ScriptRuleInput['act'][number]

/** Makes the next write of her members fail in this way. */
export function scriptNextWrite(sandbox: SandboxControl, ...act: FaultAction[]): ScriptHandle {
  return sandbox.script({ on: { method: 'PUT', email: eunji.email }, act })
}

/** Makes the next read of her fail in this way. */
export function scriptNextRead(sandbox: SandboxControl, ...act: FaultAction[]): ScriptHandle {
  return sandbox.script({ on: { method: 'GET', email: eunji.email }, act })
}
