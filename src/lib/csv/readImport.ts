import { type Email, type Guest, guestKey } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  differenceOf,
  normalise,
  sameMembers,
  sortedUnique,
} from '#src/lib/memberChange.ts'
import { unguardCell } from './csvCell.ts'
import type { CsvRow, CsvTable } from './csvTable.ts'
import { unknownValue } from './csvValue.ts'
import type { ImportColumns } from './importColumns.ts'
import { createMemberReader } from './memberTokens.ts'

export const importModes = ['add', 'remove', 'exactly'] as const
/** What the members of a file mean: they are added, removed, or they are the whole list. */
export type ImportMode = (typeof importModes)[number]

export const csvProblemKinds = [
  'unknown-guest',
  'unknown-member',
  'ambiguous-member',
  'duplicates-disagree',
  'deleted-guest',
  'empty-email',
  'broken-quotes',
] as const
export type CsvProblemKind = (typeof csvProblemKinds)[number]

/** Why a row is not used. `text`: the email or the members it is about. `otherRow`: the row it disagrees with. */
export type CsvProblem = {
  row: number
  kind: CsvProblemKind
  text: string
  otherRow: number | null
}

/** A guest of the file, the first row about it, and the members that its rows name, sorted and unique. */
export type WantedMembers = { guest: Guest; row: number; ids: readonly MemberId[] }

export type CsvImport = { wanted: readonly WantedMembers[]; problems: readonly CsvProblem[] }

export type ImportRequest = {
  table: CsvTable
  columns: ImportColumns
  /** The guest with this email; null: there is none. */
  guestOf: (email: Email) => Guest | null
  members: Iterable<Member>
  yieldToMain: () => Promise<void>
}

/** What one guest's rows say together. */
type Entry = WantedMembers & { isUsable: boolean }

/**
 * What a file wants of which guest, and the problems of its rows in their order. A guest with a problem in any of its
 * rows is left out. A row with `?` for the members says nothing.
 */
export async function readImport(request: ImportRequest): Promise<CsvImport> {
  const { table, columns, yieldToMain } = request
  const readRow = createRowReader(request)
  const entries = new Map<Email, Entry>()
  const problems: CsvProblem[] = []
  for (const row of table.rows) {
    await yieldToMain()
    const result = readRow(row)
    if (result === null) continue
    const { guest } = result
    const known = guest ? entries.get(guest.email) : undefined
    const problem = result.problem ?? disagreement(row, result.ids, known, columns)
    if (problem) problems.push(problem)
    if (!guest) continue
    const ids = sortedUnique([...(known?.ids ?? []), ...result.ids])
    const isUsable = problem === null && (known?.isUsable ?? true)
    entries.set(guest.email, { guest, row: known?.row ?? row.number, ids, isUsable })
  }
  return { wanted: [...entries.values()].filter(({ isUsable }) => isUsable), problems }
}

/** What a row says; null: nothing. `guest` null: there is none. With a problem `ids` is empty. */
type RowResult = { guest: Guest | null; ids: readonly MemberId[]; problem: CsvProblem | null }

function createRowReader({ table, columns, guestOf, members }: ImportRequest) {
  const readMembers = createMemberReader(members)
  const broken = new Set(table.brokenRows)
  return (row: CsvRow): RowResult | null => {
    const cellAt = (index: number) => unguardCell(row.cells[index] ?? '').trim()
    const email = cellAt(columns.email)
    const cell = cellAt(columns.members)
    const guest = email === '' ? null : guestOf(email)
    const bad = (kind: CsvProblemKind, text: string): RowResult => ({
      guest,
      ids: [],
      problem: { row: row.number, kind, text, otherRow: null },
    })
    if (broken.has(row.number)) return bad('broken-quotes', '')
    if (email === '') return bad('empty-email', cell)
    if (guest === null) return bad('unknown-guest', email)
    if (cell === unknownValue) return null
    const { associatedMembers: current } = guest
    const found = readMembers(cell, current.known ? current.ids : [])
    if (found.kind !== 'members') return bad(found.kind, found.texts.join('; '))
    return { guest, ids: sortedUnique(found.ids), problem: null }
  }
}

/** With one row for each guest two rows of a guest have to name the same members. */
function disagreement(
  row: CsvRow,
  ids: readonly MemberId[],
  known: Entry | undefined,
  { layout }: ImportColumns,
): CsvProblem | null {
  if (layout === 'memberships' || !known?.isUsable || sameMembers(known.ids, ids)) return null
  return { row: row.number, kind: 'duplicates-disagree', text: known.guest.email, otherRow: known.row }
}

/** What a file that names these ids changes of a guest that has the members `before`. */
export function changeOfImport(
  mode: ImportMode,
  ids: readonly MemberId[],
  before: readonly MemberId[],
): MemberChange {
  if (mode === 'exactly') return differenceOf(before, ids)
  return normalise(mode === 'add' ? { add: ids, remove: [] } : { add: [], remove: ids })
}

/** Makes the function that finds a guest by email: as written first, else one whose email differs only in case. */
export async function createGuestFinder(
  guests: Iterable<Guest>,
  yieldToMain: () => Promise<void>,
): Promise<(email: Email) => Guest | null> {
  const byEmail = new Map<Email, Guest>()
  const byKey = new Map<string, Guest>()
  for (const guest of guests) {
    byEmail.set(guest.email, guest)
    const key = guestKey(guest)
    if (!byKey.has(key)) byKey.set(key, guest)
    await yieldToMain()
  }
  return (email) => byEmail.get(email) ?? byKey.get(guestKey({ email })) ?? null
}
