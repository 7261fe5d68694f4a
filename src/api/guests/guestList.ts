import { replaceEqualDeep } from '@tanstack/react-query'
import type { MissingPage } from '#src/api/http/paging.ts'
import { type Email, type Guest, guestKey, type OrgId, type ListRow, keyOf } from '#src/lib/guest.ts'
import type { GuestPage } from './guestPages.ts'
import type { WriteVersions } from './writeVersions.ts'

/**
 * The organization's guests as far as they are read. `rows` is ONE Map that grows in place; its key is the email as the
 * list writes it, so that two guests whose emails differ only in case are two rows. Each page and each write puts the
 * Map into a new wrapper with the next `version`: compare wrappers, never Maps.
 */
export type GuestList = {
  rows: ReadonlyMap<string, ListRow>
  version: number
  /** How many guests the server counts; null when it does not say. */
  total: number | null
  /** Whether the last reading that ended had every page. False until the first reading ends. */
  complete: boolean
  /** Pages that failed for good: `retryMissing` reads just these. */
  missing: readonly Omit<MissingPage, 'kind'>[]
  /** When the last reading ended, epoch ms; null until the first one ends. */
  readAt: number | null
  /** How many guests the current reading (or the last one) has brought so far. */
  readCount: number
  /** The last reading when it ended with pages missing: what it has seen still counts when they are read later. */
  unfinished: Reading | null
}

/** The list as the query cache holds it: only this file changes the Map. */
export type StoredGuestList = GuestList & { rows: Map<string, ListRow> }

/** One reading of the whole list. `begun`: its version; `seen`: the keys it has brought, which tells in the end who is gone. */
export type Reading = { org: OrgId; begun: number; seen: Set<string> }

/** What a reading brings: one page, or its end (epoch ms). */
export type ListStep =
  | { reading: Reading; page: GuestPage | MissingPage }
  | { reading: Reading; endedAt: number }

/** Nothing read yet. The first step of a reading makes a new Map. */
export const emptyList: GuestList = {
  rows: new Map(),
  version: 0,
  total: null,
  complete: false,
  missing: [],
  readAt: null,
  readCount: 0,
  unfinished: null,
}

/**
 * The list after one more step of a reading. Old rows stay until the reading brings them again, or ends with every page.
 * A guest written after the reading began keeps what was written.
 */
export function takeStep(list: StoredGuestList, step: ListStep, versions: WriteVersions): StoredGuestList {
  const rows = list.version === 0 ? new Map<string, ListRow>() : list.rows
  const next = { ...list, rows, version: list.version + 1 }
  if ('endedAt' in step) return endReading(next, step, versions)
  const { page } = step.page
  const missing = page === 1 ? [] : list.missing.filter((one) => one.page !== page)
  if (step.page.kind === 'missing') {
    const { error, andAfter } = step.page
    return { ...next, missing: [...missing, { page, error, andAfter }] }
  }
  for (const row of step.page.rows) {
    const key = keyOf(row)
    step.reading.seen.add(key)
    const isWritten = versions.writtenAfter({ org: step.reading.org, email: key }, step.page.begun)
    if (isWritten) fillStats(rows, key, row)
    else rows.set(key, withKnownMembers(row, rows.get(key)))
  }
  const total = step.page.total ?? (page === 1 ? null : list.total)
  return { ...next, total, missing, readCount: step.reading.seen.size }
}

/**
 * The list with this guest, just read or written, in the place of its row; a new guest goes to the end. The same list
 * when nothing differs.
 */
export function withGuest(list: StoredGuestList, guest: Guest): StoredGuestList {
  const email = findKey(list, guest.email) ?? guest.email
  const old = findGuest(list, email)
  // Only the list has counts of tasks: an answer about one guest does not blank them.
  const updated = { ...guest, email, stats: guest.stats ?? old?.stats ?? null }
  if (old && replaceEqualDeep(old, updated) === old) return list
  list.rows.set(email, { kind: 'guest', guest: updated })
  return { ...list, version: list.version + 1 }
}

/** The list without this guest; the same list when it has no such row. */
export function withoutGuest(list: StoredGuestList, email: Email): StoredGuestList {
  const key = findKey(list, email)
  if (key === null) return list
  list.rows.delete(key)
  const total = list.total === null ? null : Math.max(0, list.total - 1)
  return { ...list, total, version: list.version + 1 }
}

/** The guest in the list, whatever the case of its email; null when it is not there or cannot be read. */
export function findGuest(list: GuestList, email: Email): Guest | null {
  const key = findKey(list, email)
  const row = key === null ? undefined : list.rows.get(key)
  return row?.kind === 'guest' ? row.guest : null
}

/**
 * The key of the row with this email; null when there is none. The email as written first, else the first row whose email
 * differs only in case: that looks through all rows, and is rare.
 */
function findKey({ rows }: GuestList, email: Email): string | null {
  if (rows.has(email)) return email
  const wanted = guestKey({ email })
  for (const key of rows.keys()) if (guestKey({ email: key }) === wanted) return key
  return null
}

/** A list without members does not blank those that were read guest by guest. */
function withKnownMembers(row: ListRow, before: ListRow | undefined): ListRow {
  if (row.kind !== 'guest' || before?.kind !== 'guest') return row
  const { associatedMembers } = row.guest
  if (associatedMembers.known || associatedMembers.reason !== 'absent') return row
  return { kind: 'guest', guest: { ...row.guest, associatedMembers: before.guest.associatedMembers } }
}

/** A guest written before its page came has no counts of tasks: they come from the list only. */
function fillStats(rows: Map<string, ListRow>, key: string, row: ListRow): void {
  const written = rows.get(key)
  if (written?.kind !== 'guest' || row.kind !== 'guest' || written.guest.stats) return
  rows.set(key, { kind: 'guest', guest: { ...written.guest, stats: row.guest.stats } })
}

function endReading(
  list: StoredGuestList,
  { reading, endedAt }: Extract<ListStep, { endedAt: number }>,
  versions: WriteVersions,
): StoredGuestList {
  const { org, begun, seen } = reading
  const complete = list.missing.length === 0
  // Fewer guests seen than the server counts: rows moved between pages, so a guest that was not seen may still exist.
  if (complete && seen.size >= (list.total ?? 0)) {
    for (const key of list.rows.keys()) {
      if (!seen.has(key) && !versions.writtenAfter({ org, email: key }, begun)) list.rows.delete(key)
    }
  }
  return { ...list, complete, readAt: endedAt, unfinished: complete ? null : reading }
}
