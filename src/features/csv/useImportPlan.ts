import { useEffect, useState } from 'react'
import { createYielder } from '#src/browser/yieldToMain.ts'
import type { CsvTable } from '#src/lib/csv/csvTable.ts'
import type { ImportColumns } from '#src/lib/csv/importColumns.ts'
import { createGuestFinder, type ImportMode, readImport } from '#src/lib/csv/readImport.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { Member } from '#src/lib/member.ts'
import { type ImportPlan, planImport } from '#src/runs/planImport.ts'

export type ImportInput = {
  org: OrgId
  table: CsvTable
  columns: ImportColumns
  mode: ImportMode
  guests: readonly Guest[]
  members: readonly Member[]
}

/** A plan, and the input that it was made from. */
type MadePlan = ImportPlan & { input: ImportInput }

/** What the file would change, made in steps whenever the input is another object. Null: no plan yet. */
export function useImportPlan(input: ImportInput | null): MadePlan | null {
  const [made, setMade] = useState<MadePlan | null>(null)
  useEffect(() => {
    if (!input) return undefined
    let isWanted = true
    void makePlan(input).then((plan) => isWanted && setMade({ ...plan, input }))
    return () => {
      isWanted = false
    }
  }, [input])
  return made
}

async function makePlan({ org, table, columns, mode, guests, members }: ImportInput): Promise<ImportPlan> {
  const yieldToMain = createYielder()
  const guestOf = await createGuestFinder(guests, yieldToMain)
  return planImport(org, await readImport({ table, columns, guestOf, members, yieldToMain }), mode)
}
