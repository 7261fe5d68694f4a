import type { Email, Guest } from './guest.ts'

/** One row of the guest list. What could not be understood stays a row: a broken guest must not hide the others. */
export type GuestRow =
  | { kind: 'guest'; guest: Guest }
  /** `key`: what the list files it under, an email when there is one. `message`: why, safe to show. */
  | { kind: 'unreadable'; key: string; message: string }

/** What the list files a row under: the email, for a guest that can be read. */
export function keyOf(row: GuestRow): Email {
  return row.kind === 'guest' ? row.guest.email : row.key
}
