import type { MembersById } from '#src/guest-list/attentionRules.ts'

/** What is known of the members: all of them, or why not. */
export type MembersState = MembersById | 'reading' | 'failed'

/** The members, once all are read; else null. */
export function readMembers(state: MembersState): MembersById | null {
  return typeof state === 'string' ? null : state
}
