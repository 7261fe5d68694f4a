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
    const stop = new AbortController()
    makePlan(input, stop.signal).then(
      (plan) => !stop.signal.aborted && setMade({ ...plan, input }),
      (error: unknown) => {
        if (!stop.signal.aborted) throw error
      },
    )
    return () => stop.abort()
  }, [input])
  return made
}

async function makePlan(input: ImportInput, signal: AbortSignal): Promise<ImportPlan> {
  const { org, table, columns, mode, guests, members } = input
  const pause = createYielder()
  const yieldToMain = async () => {
    await pause()
    // Another input came meanwhile.
    signal.throwIfAborted()
  }
  const guestOf = await createGuestFinder(guests, yieldToMain)
  return planImport(org, await readImport({ table, columns, guestOf, members, yieldToMain }), mode)
}
