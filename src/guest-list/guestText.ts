import { fold } from '#src/lib/fold.ts'
import { titleOf, type Guest } from '#src/lib/guest.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'

const searched = ['firstName', 'lastName', 'email', 'company', 'phone1', 'phone2', 'id'] as const

/** Whether search reads the same in both rows. */
export function sameTexts(before: GuestRow, row: GuestRow): boolean {
  if (before.kind === 'unreadable' || row.kind === 'unreadable') return false
  return searched.every((field) => before.guest[field] === row.guest[field])
}

/** What search reads of a row, folded, the name first. A word holds no line break, so none is found across two fields. */
export function textOf(row: GuestRow): string {
  return fold(row.kind === 'guest' ? fieldsOf(row.guest) : row.key)
}

function fieldsOf(guest: Guest): string {
  const phones = `${guest.phone1}\n${guest.phone2}`
  return `${titleOf(guest)}\n${guest.email}\n${guest.company}\n${phones}\n${guest.id}`
}
