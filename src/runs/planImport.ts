import { type CsvImport, type CsvProblem, type ImportMode, changeOfImport } from '#src/lib/csv/readImport.ts'
import { type OrgId, statusOf } from '#src/lib/guest.ts'
import { applyChange, sameMembers } from '#src/lib/memberChange.ts'
import { type RunPlan, planRun } from './plan.ts'

/** `plan` is about the guests of the file that can be changed; `problems` are in the order of the rows. */
export type ImportPlan = { plan: RunPlan; problems: readonly CsvProblem[] }

/**
 * Plans what a file changes. A deleted guest cannot be changed: it is a problem where the file wants another list than
 * the one it has. Works in steps.
 */
export async function planImport(org: OrgId, file: CsvImport, mode: ImportMode): Promise<ImportPlan> {
  const changeable = file.wanted.filter((wanted) => !isRefused(wanted, mode))
  const refused = file.wanted
    .filter((wanted) => isRefused(wanted, mode))
    .map(({ guest, row }): CsvProblem => ({ row, kind: 'deleted-guest', text: guest.email, otherRow: null }))
  const idsOf = new Map(changeable.map(({ guest, ids }) => [guest.email, ids]))
  const plan = await planRun({
    org,
    guests: changeable.map(({ guest }) => guest),
    change: { kind: 'rows' },
    changeOf: ({ email }, before) => changeOfImport(mode, idsOf.get(email) ?? [], before),
  })
  const problems = [...file.problems, ...refused].toSorted((one, other) => one.row - other.row)
  return { plan, problems }
}

function isRefused({ guest, ids }: CsvImport['wanted'][number], mode: ImportMode): boolean {
  const { associatedMembers: list } = guest
  if (statusOf(guest) !== 'deleted' || !list.known) return false
  return !sameMembers(list.ids, applyChange(list.ids, changeOfImport(mode, ids, list.ids)))
}
