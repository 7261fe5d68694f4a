import { type Email, guestKey } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  differenceOf,
  noChange,
  normalise,
  sameMembers,
  sortedUnique,
} from '#src/lib/memberChange.ts'
import { unguardCell } from './csvCell.ts'
import type { CsvRow, CsvTable } from './csvTable.ts'
import { unknownList } from './exportCsv.ts'
import type { ImportColumns } from './importColumns.ts'
import { createMemberReader } from './memberTokens.ts'

/** What the members of a file mean: they are added, removed, or they are the whole list. */
export type ImportMode = 'add' | 'remove' | 'exactly'

/** Why a row is not used. `text`: the email or the members it is about. `otherRow`: the row it disagrees with. */
export type CsvProblem = {
  row: number
  kind:
    | 'broken-quotes'
    | 'empty-email'
    | 'unknown-guest'
    | 'unknown-member'
    | 'ambiguous-member'
    | 'duplicates-disagree'
  text: string
  otherRow: number | null
}

/** The guests of the file: by `guestKey` the members that it names, sorted and unique. */
export type WantedMembers = ReadonlyMap<string, readonly MemberId[]>

export type CsvImport = { wanted: WantedMembers; problems: readonly CsvProblem[] }

export type ImportRequest = {
  table: CsvTable
  columns: ImportColumns
  /** The ids of this guest: null when its list is not known, undefined when there is no such guest. */
  membersOf: (email: Email) => readonly MemberId[] | null | undefined
  members: Iterable<Member>
  yieldToMain: () => Promise<void>
}

/** What one guest's rows say together. */
type Entry = { row: number; ids: readonly MemberId[]; isUsable: boolean }

/**
 * What a file wants of which guest, and the problems of its rows in their order. A guest with a problem in any of its
 * rows is left out. A row with `?` for the members says nothing.
 */
export async function readImport(request: ImportRequest): Promise<CsvImport> {
  const { table, columns, yieldToMain } = request
  const readRow = createRowReader(request)
  const entries = new Map<string, Entry>()
  const problems: CsvProblem[] = []
  for (const row of table.rows) {
    await yieldToMain()
    const result = readRow(row)
    if (result === null) continue
    const known = entries.get(result.key)
    const problem = result.problem ?? disagreement(row, result.email, result.ids, known, columns)
    if (problem) problems.push(problem)
    const ids = sortedUnique([...(known?.ids ?? []), ...result.ids])
    const isUsable = problem === null && (known?.isUsable ?? true)
    entries.set(result.key, { row: known?.row ?? row.number, ids, isUsable })
  }
  const usable = [...entries].filter(([, { isUsable }]) => isUsable)
  return { wanted: new Map(usable.map(([key, { ids }]) => [key, ids])), problems }
}

/** What a row says; null: nothing. With a problem `ids` is empty. */
type RowResult = { key: string; email: Email; ids: readonly MemberId[]; problem: CsvProblem | null }

function createRowReader({ table, columns, membersOf, members }: ImportRequest) {
  const readMembers = createMemberReader(members)
  const broken = new Set(table.brokenRows)
  return (row: CsvRow): RowResult | null => {
    const cellAt = (index: number) => unguardCell(row.cells[index] ?? '').trim()
    const email = cellAt(columns.email)
    const cell = cellAt(columns.members)
    const key = guestKey({ email })
    const bad = (kind: CsvProblem['kind'], text: string): RowResult => ({
      key,
      email,
      ids: [],
      problem: { row: row.number, kind, text, otherRow: null },
    })
    if (broken.has(row.number)) return bad('broken-quotes', '')
    if (email === '') return bad('empty-email', cell)
    const current = membersOf(email)
    if (current === undefined) return bad('unknown-guest', email)
    if (cell === unknownList) return null
    const found = readMembers(cell, current ?? [])
    if (found.kind !== 'members') return bad(found.kind, found.texts.join('; '))
    return { key, email, ids: sortedUnique(found.ids), problem: null }
  }
}

/** With one row for each guest two rows of a guest have to name the same members. */
function disagreement(
  row: CsvRow,
  email: Email,
  ids: readonly MemberId[],
  known: Entry | undefined,
  { layout }: ImportColumns,
): CsvProblem | null {
  if (layout === 'memberships' || !known?.isUsable || sameMembers(known.ids, ids)) return null
  return { row: row.number, kind: 'duplicates-disagree', text: email, otherRow: known.row }
}

/** What a file changes of a guest that has the members `before`; for `planRun`. */
export function changeOfImport(mode: ImportMode, wanted: WantedMembers) {
  return (guest: { email: Email }, before: readonly MemberId[]): MemberChange => {
    const ids = wanted.get(guestKey(guest))
    if (!ids) return noChange
    if (mode === 'exactly') return differenceOf(before, ids)
    return normalise(mode === 'add' ? { add: ids, remove: [] } : { add: [], remove: ids })
  }
}
