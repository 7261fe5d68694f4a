import { type MemberChange, noChange } from '#src/lib/memberChange.ts'
import type { RunChange } from '#src/runs/runContract.ts'

/** The members that all guests of the run get or lose; none where that differs from guest to guest. */
export function membersOfRun(change: RunChange): MemberChange {
  switch (change.kind) {
    case 'add':
    case 'set':
      return { add: change.members, remove: [] }
    case 'remove':
      return { add: [], remove: change.members }
    case 'replace':
      return { add: [change.to], remove: change.from }
    case 'remove-all':
    case 'rows':
    case 'undo':
      return noChange
    default:
      return change satisfies never
  }
}
