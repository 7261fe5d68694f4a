import type { GuestColumn } from './guestColumns.ts'
import type { GuestIndex } from './guestIndex.ts'
import type { Guest } from '#src/lib/guest.ts'

/** As people of this browser's language order names: `é` beside `e`, `Studio 9` before `Studio 10`. */
const collator = new Intl.Collator(undefined, { numeric: true })

/** Orders texts as people expect; below 0 when `one` comes first. */
export const compareNames: (one: string, other: string) => number = collator.compare

/** A column whose values are numbers or few texts; names have an order of their own. */
export type ValueColumn = Exclude<GuestColumn, 'guest'>

/** Orders two slots by what a column shows, 0 when it shows the same. No company and unreadable rows come last. */
export function compareValues(column: ValueColumn, index: GuestIndex, one: number, other: number): number {
  if (column !== 'company') return valueOf(column, index, one) - valueOf(column, index, other) || 0
  const company = companyAt(index, one)
  const otherCompany = companyAt(index, other)
  if (company === otherCompany) return 0
  if (company === '' || otherCompany === '') return company === '' ? 1 : -1
  return compareNames(company, otherCompany)
}

/** Orders two slots by name, then by email; unreadable rows come last. Never 0 for two slots. */
export function compareGuests(index: GuestIndex, one: number, other: number): number {
  const title = index.titles[one] ?? ''
  const otherTitle = index.titles[other] ?? ''
  if (title === otherTitle) return compareTexts(index, one, other)
  if (title === '' || otherTitle === '') return title === '' ? 1 : -1
  return compareNames(title, otherTitle) || compareTexts(index, one, other)
}

/** Orders two slots as plain text does: folded name, then email. Quick, and nearly the order of the names. */
export function compareTexts(index: GuestIndex, one: number, other: number): number {
  const text = index.texts[one] ?? ''
  const otherText = index.texts[other] ?? ''
  if (text === otherText) return one - other
  return text < otherText ? -1 : 1
}

const numberOf: Readonly<Record<Exclude<ValueColumn, 'company'>, (guest: Guest) => number>> = {
  status: (guest) => (guest.disabled ? 1 : 0),
  members: (guest) => (guest.associatedMembers.known ? guest.associatedMembers.ids.length : -1),
  accessed: (guest) => guest.lastAccessedAt ?? -Number.MAX_VALUE,
  created: (guest) => guest.createdAt ?? -Number.MAX_VALUE,
  tasks: (guest) => guest.stats?.assignedTasks ?? -1,
}

/** What a numeric column sorts a slot by. Never and not known come before all else, unreadable rows after. */
export function valueOf(column: Exclude<ValueColumn, 'company'>, index: GuestIndex, slot: number): number {
  const row = index.rows[slot]
  return row?.kind === 'guest' ? numberOf[column](row.guest) : Number.MAX_VALUE
}

/** The company of a slot; '' when there is none to read. */
export function companyAt(index: GuestIndex, slot: number): string {
  const row = index.rows[slot]
  return row?.kind === 'guest' ? row.guest.company : ''
}
