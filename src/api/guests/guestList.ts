import { replaceEqualDeep } from '@tanstack/react-query'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import { type GuestRow, keyOf } from '#src/lib/guestRow.ts'
import type { GuestPage } from './guestPages.ts'
import { believed } from './lastKnownMembers.ts'
import { wroteSince } from './writeVersions.ts'

/**
 * The organization's guests as far as they are read. `rows` is ONE Map that grows in place (key: the email); each
 * page and each write puts it into a new wrapper with the next `version`, so compare wrappers, never Maps.
 */
export type GuestList = {
  rows: ReadonlyMap<string, GuestRow>
  version: number
  /** How many the server says there are; null when it does not say. */
  total: number | null
  /** The last reading that ended had every page. While a first reading goes on: false. */
  complete: boolean
  /** Pages that failed for good: `retryMissing` reads just these. */
  missing: readonly { page: number; message: string; andAfter: boolean }[]
  /** When the last reading ended, epoch ms; null while the first one goes on. */
  readAt: number | null
  /** How many guests the reading that goes on (or was the last) has brought so far. */
  readCount: number
}

/** One reading of the whole list, begun at a tick: it knows whom it has met, and so in the end who is gone. */
export type Reading = { org: OrgId; begun: number; seen: Set<string> }

/** What a reading hands on: one page, or its end. */
export type ListStep = { reading: Reading; page: GuestPage } | { reading: Reading; endedAt: number }

export const emptyList: GuestList = {
  rows: new Map(),
  version: 0,
  total: null,
  complete: false,
  missing: [],
  readAt: null,
  readCount: 0,
}

/** The Maps made here, which may grow in place. Any other is copied first. */
const growing = new WeakMap<ReadonlyMap<string, GuestRow>, Map<string, GuestRow>>()

/** Readings that ended with pages missing: what they have met still counts when the pages are read after all. */
const unfinished = new WeakMap<ReadonlyMap<string, GuestRow>, Reading>()

/** The list after one more step of a reading. Old rows stay until the reading has met them again or has ended whole. */
export function takeStep(list: GuestList, step: ListStep): GuestList {
  const rows = growingRows(list)
  const next = { ...list, rows, version: list.version + 1 }
  if ('endedAt' in step) return endReading(next, rows, step.reading, step.endedAt)
  const { page } = step.page
  const missing = page === 1 ? [] : list.missing.filter((one) => one.page !== page)
  if (step.page.kind === 'missing') {
    const { error, andAfter } = step.page
    return { ...next, missing: [...missing, { page, message: error.message, andAfter }] }
  }
  for (const row of step.page.rows) takeRow(rows, row, step.reading, step.page.begun)
  const total = step.page.total ?? (page === 1 ? null : list.total)
  return { ...next, total, missing, readCount: step.reading.seen.size }
}

/** The reading that left pages out; undefined when the list has none or is not one of these. */
export function unfinishedReading(list: GuestList): Reading | undefined {
  return unfinished.get(list.rows)
}

/**
 * Puts a guest just read or written in the place of the row that has its email; a new one at the end. The same list
 * when it says nothing new.
 */
export function withGuest(list: GuestList, guest: Guest): GuestList {
  const rows = growingRows(list)
  const key = spelledAs(rows, guest.email)
  const email = key ?? guest.email
  const old = guestIn(list, email)
  // Only the list is asked for counts of tasks: an answer about one guest does not blank them.
  const row = { ...guest, email, stats: guest.stats ?? old?.stats ?? null }
  if (old && replaceEqualDeep(old, row) === old) return list
  rows.set(email, { kind: 'guest', guest: row })
  return { ...list, rows, version: list.version + 1 }
}

/** The list without this guest; the same list when it is not there. */
export function withoutGuest(list: GuestList, email: Email): GuestList {
  const rows = growingRows(list)
  const key = spelledAs(rows, email)
  if (key === null) return list
  rows.delete(key)
  const total = list.total === null ? null : Math.max(0, list.total - 1)
  return { ...list, rows, total, version: list.version + 1 }
}

/** The guest in the list, whatever the case of its email; null when it is not there or cannot be read. */
export function guestIn(list: GuestList, email: Email): Guest | null {
  const row = list.rows.get(spelledAs(list.rows, email) ?? email)
  return row?.kind === 'guest' ? row.guest : null
}

function takeRow(rows: Map<string, GuestRow>, row: GuestRow, { org, seen }: Reading, begun: number): void {
  const key = keyOf(row)
  seen.add(key)
  // What was written after the reading began wins, also when that was a deletion.
  if (wroteSince(org, key, begun)) return takeStats(rows, key, row)
  rows.set(key, row.kind === 'guest' ? believedRow(org, row) : row)
}

/** Only the list is asked for counts of tasks: a guest written before its page came has none. */
function takeStats(rows: Map<string, GuestRow>, key: string, row: GuestRow): void {
  const written = rows.get(key)
  if (written?.kind !== 'guest' || row.kind !== 'guest' || written.guest.stats) return
  rows.set(key, { kind: 'guest', guest: { ...written.guest, stats: row.guest.stats } })
}

function believedRow(org: OrgId, row: Extract<GuestRow, { kind: 'guest' }>): GuestRow {
  const guest = believed(org, row.guest)
  return guest === row.guest ? row : { kind: 'guest', guest }
}

function endReading(
  list: GuestList,
  rows: Map<string, GuestRow>,
  reading: Reading,
  endedAt: number,
): GuestList {
  const { org, begun, seen } = reading
  const complete = list.missing.length === 0
  if (complete) unfinished.delete(rows)
  else unfinished.set(rows, reading)
  // Fewer met than the server counts: rows have moved between pages, so who was not met may still be there.
  if (complete && seen.size >= (list.total ?? 0)) {
    for (const key of rows.keys()) if (!seen.has(key) && !wroteSince(org, key, begun)) rows.delete(key)
  }
  return { ...list, complete, readAt: endedAt }
}

function growingRows(list: GuestList): Map<string, GuestRow> {
  const own = growing.get(list.rows)
  if (own) return own
  const rows = new Map(list.rows)
  growing.set(rows, rows)
  return rows
}

/** How the list spells this email; null when it has no such guest. Looks through all only when the case differs. */
function spelledAs(rows: ReadonlyMap<string, GuestRow>, email: Email): string | null {
  if (rows.has(email)) return email
  const folded = email.toLowerCase()
  for (const key of rows.keys()) if (key.toLowerCase() === folded) return key
  return null
}
