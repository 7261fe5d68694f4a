/**
 * Milliseconds since the epoch (UTC). null: it never happened, or the field has no date. `absent`: the answer does not
 * have the field. `unreadable`: it holds something that is no date.
 */
export type Instant = number | null | 'absent' | 'unreadable'

/** Whether the event took place: its date is known, or there is one that cannot be read. */
export function hasHappened(at: Instant): boolean {
  return typeof at === 'number' || at === 'unreadable'
}
