import { downloadFile } from '#src/browser/downloadFile.ts'
import { createYielder } from '#src/browser/yieldToMain.ts'
import { exportCsv } from '#src/lib/csv/exportCsv.ts'
import { type Guest, fullNameOf, statusOf } from '#src/lib/guest.ts'
import type { Member } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'

/** Downloads these guests as CSV, a row each: email, name, company, status, members. Works in steps. */
export async function downloadGuests(
  guests: readonly Guest[],
  members: readonly Member[],
  m: Messages,
): Promise<void> {
  const parts = await exportCsv({
    guests,
    members,
    layout: 'guests',
    columns: [
      { heading: m.columns.guest, valueOf: fullNameOf },
      { heading: m.columns.company, valueOf: ({ company }) => company },
      { heading: m.columns.status, valueOf: (guest) => m.guests[statusOf(guest)] },
      'members',
    ],
    yieldToMain: createYielder(),
  })
  downloadFile('guests.csv', 'text/csv', parts)
}
