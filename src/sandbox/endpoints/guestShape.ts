import { legacyGuest, legacyRow, legacyStats } from './legacyGuest.ts'
import type { SandboxOptions } from '#src/sandbox/options.ts'
import type { MemberList, WireGuest } from '#src/sandbox/data/wireGuest.ts'

/** Whether an answer counts the guest's tasks, says only that it could (`{}`), or leaves them out. */
export type StatsPart = 'full' | 'empty' | 'none'

/** One row of the list of guests. */
export function guestRow(guest: WireGuest, withStats: boolean, options: SandboxOptions) {
  if (options.shape !== 'current') {
    const row = legacyRow(spelled(guest, options))
    return withStats && 'details' in row ? { ...row, stats: legacyStats(guest) } : row
  }
  return currentGuest(guest, withStats ? 'full' : 'none', options)
}

/** One guest, as the `data` of an answer. */
export function guestBody(guest: WireGuest, stats: StatsPart, options: SandboxOptions) {
  if (options.shape === 'current') return currentGuest(guest, stats, options)
  const silent = options.shape === 'legacy-silent'
  const body = legacyGuest(spelled(guest, options), silent ? undefined : listAs(guest, options))
  if (stats === 'none') return body
  return { ...body, stats: stats === 'full' ? legacyStats(guest) : {} }
}

function currentGuest(guest: WireGuest, stats: StatsPart, options: SandboxOptions) {
  const spoken = spelled(guest, options)
  const list = listAs(guest, options)
  // Nothing to respell: a page of a thousand is written without a copy of each guest.
  if (stats === 'full' && list === guest.details.associated_members) return spoken
  const details = { ...guest.details, associated_members: list }
  if (stats === 'full') return { ...spoken, details }
  const { stats: _left, ...rest } = spoken
  return stats === 'empty' ? { ...rest, details, stats: {} } : { ...rest, details }
}

function spelled(guest: WireGuest, options: SandboxOptions): WireGuest {
  return options.lowerCaseEmails ? { ...guest, email: guest.email.toLowerCase() } : guest
}

function listAs(guest: WireGuest, options: SandboxOptions): MemberList | readonly string[] {
  const list = guest.details.associated_members
  if (list === null || (list.length === 0 && options.emptyListAs === 'null')) return null
  return options.memberIdsAs === 'strings' ? list.map(String) : list
}
