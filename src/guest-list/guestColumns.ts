/** The columns of the guest table, in the order of the screen. `guest` is always shown. */
export const guestColumns = ['guest', 'company', 'status', 'members', 'accessed', 'tasks', 'created'] as const
export type GuestColumn = (typeof guestColumns)[number]
