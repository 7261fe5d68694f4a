import type { Email, Guest } from './guest.ts'

/** One row of the guest list. A guest that cannot be read stays a row, so that it does not hide the others. */
export type GuestRow = { kind: 'guest'; guest: Guest } | UnreadableRow

/** `key`: identifies the row, the email when there is one. `page` and `row` say where the server sent it, from 1. */
export type UnreadableRow = {
  kind: 'unreadable'
  key: string
  email: Email | null
  page: number
  row: number
}

/** What identifies a row in the list: the email of a guest that can be read. */
export function keyOf(row: GuestRow): string {
  return row.kind === 'guest' ? row.guest.email : row.key
}
