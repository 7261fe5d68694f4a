import type { Guest } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { csvLine } from './csvCell.ts'
import { unknownValue } from './csvValue.ts'

/** `guests`: one row for each guest. `memberships`: one row for each guest and member; a guest without members has one. */
export const csvLayouts = ['guests', 'memberships'] as const
export type CsvLayout = (typeof csvLayouts)[number]

/** The headings that the import recognises by themselves. Never translated: a file may go to someone else. */
const csvHeadings = {
  email: 'Email',
  guests: { members: 'Associated members', ids: 'Associated member ids' },
  memberships: { members: 'Associated member', ids: 'Associated member id' },
} as const

/** A column after the email. `'members'`: the place of the two columns that the import reads. */
export type CsvColumn = { heading: string; valueOf: (guest: Guest) => string } | 'members'

export type CsvExport = {
  guests: Iterable<Guest>
  columns: readonly CsvColumn[]
  layout: CsvLayout
  members: Iterable<Member>
  /** Called after each guest: lets the page handle its events. */
  yieldToMain: () => Promise<void>
}

/** How many rows are in one part of the text. */
const rowsPerPart = 1000

/**
 * The guests as CSV, a part at a time: UTF-8 with BOM, RFC 4180, cells that no spreadsheet calculates. Members are
 * written by email, or as `#id` where that would not identify them. There is no login link: a Guest has none.
 */
export async function* exportCsv(request: CsvExport): AsyncGenerator<string, void> {
  const { guests, columns, layout, yieldToMain } = request
  const writeMember = createMemberWriter(request.members)
  yield `\ufeff${csvLine(headingsOf(columns, layout))}`
  let lines: string[] = []
  for (const guest of guests) {
    for (const own of memberCells(guest, layout, writeMember)) {
      const cells = columns.flatMap((column) => (column === 'members' ? own : [column.valueOf(guest)]))
      lines.push(csvLine([guest.email, ...cells]))
    }
    if (lines.length >= rowsPerPart) {
      yield lines.join('')
      lines = []
    }
    await yieldToMain()
  }
  yield lines.join('')
}

/** The headings of a file. */
export function headingsOf(columns: readonly CsvColumn[], layout: CsvLayout): readonly string[] {
  const { members, ids } = csvHeadings[layout]
  const own = columns.flatMap((column) => (column === 'members' ? [members, ids] : [column.heading]))
  return [csvHeadings.email, ...own]
}

/** How a member is written so that the import finds exactly this one: by an email that no other member has, else by id. */
function createMemberWriter(members: Iterable<Member>): (id: MemberId) => string {
  const timesUsed = new Map<string, number>()
  const emails = new Map<MemberId, string>()
  for (const { id, email } of members) {
    const key = email.toLowerCase()
    timesUsed.set(key, (timesUsed.get(key) ?? 0) + 1)
    emails.set(id, email)
  }
  return (id) => {
    const email = emails.get(id) ?? ''
    const isPlain = /^[^\s,;:<>()[\]"|']+@[^\s,;:<>()[\]"|'?]+$/.test(email) && !email.endsWith('.')
    return isPlain && timesUsed.get(email.toLowerCase()) === 1 ? email : `#${id}`
  }
}

/** The two cells of the members, for each row of a guest. */
function memberCells(
  { associatedMembers }: Guest,
  layout: CsvLayout,
  write: (id: MemberId) => string,
): readonly (readonly [string, string])[] {
  if (!associatedMembers.known) return [[unknownValue, unknownValue]]
  const { ids } = associatedMembers
  if (layout === 'guests' || ids.length === 0) return [[ids.map(write).join('; '), ids.join('; ')]]
  return ids.map((id) => [write(id), String(id)])
}
