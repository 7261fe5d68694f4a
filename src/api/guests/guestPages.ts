import type { OrgId } from '#src/lib/guest.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import { breather, giveWay } from '#src/browser/yieldToMain.ts'
import {
  askedPerPage,
  type PageRead,
  type PageReader,
  readAgain,
  readPages,
  WirePage,
} from '#src/api/http/paging.ts'
import { guestsPath } from '#src/api/endpoints.ts'
import { request } from '#src/api/http/request.ts'
import { withRetries } from '#src/api/http/retryPolicy.ts'
import { toGuest, WireGuest } from './wireGuest.ts'
import { isRecord } from '#src/api/http/wireFields.ts'
import { tick } from './writeVersions.ts'

type MissingPage = Extract<PageRead, { kind: 'missing' }>

/**
 * One page of the list, or a part of one: its rows, what its meta says of the whole (`total`, `pages`; null: nothing), and the tick at
 * which the reading began. Or a page that failed for good.
 */
export type GuestPage =
  | {
      kind: 'page'
      page: number
      begun: number
      total: number | null
      pages: number | null
      rows: readonly GuestRow[]
    }
  | MissingPage

/** Every page of the organization's guests, as they come. Throws ApiError when the first page or the session fails. */
export async function* listGuests(org: OrgId): AsyncGenerator<GuestPage, void> {
  const begun = tick()
  for await (const read of readPages(guestPages(org))) yield* toGuestPages(read, begun)
}

/** Reads the pages that were missing, and those behind them where nobody knew; `seen`: the emails read already. */
export async function* listMissingGuests(
  org: OrgId,
  missing: readonly { page: number; andAfter: boolean }[],
  seen: ReadonlySet<string>,
): AsyncGenerator<GuestPage, void> {
  const begun = tick()
  for await (const read of readAgain(guestPages(org), missing, seen)) yield* toGuestPages(read, begun)
}

function guestPages(org: OrgId): PageReader {
  return {
    read: (page, signal) => {
      const query = new URLSearchParams({ page: String(page), per_page: String(askedPerPage), with: 'stats' })
      const path = `${guestsPath(org)}?${query}`
      return withRetries(
        () => request(WirePage, path, { pace: page === 1 ? 'first page' : 'list', signal }),
        signal,
      )
    },
    keyOf: emailIn,
  }
}

/** A page as it is, or in parts of the usual length where a server sent far more: whoever takes them takes one at a time. */
async function* toGuestPages(read: PageRead, begun: number): AsyncGenerator<GuestPage, void> {
  if (read.kind === 'missing') {
    yield read
    return
  }
  const { page, total, pages } = read
  for (let from = 0; from === 0 || from < read.rows.length; from += askedPerPage) {
    // The first rows are waited for; the others come in bursts, and each part takes a turn of its own.
    if (page > 1 || from > 0) await giveWay()
    const rows = await toRows(read.rows.slice(from, from + askedPerPage), page, from)
    yield { kind: 'page', page, begun, total, pages, rows }
  }
}

async function toRows(wires: readonly unknown[], page: number, from: number): Promise<GuestRow[]> {
  const breathe = breather()
  const rows: GuestRow[] = []
  for (const [index, wire] of wires.entries()) {
    rows.push(toRow(wire, page, from + index))
    if (index % 100 === 99) await breathe()
  }
  return rows
}

function toRow(wire: unknown, page: number, index: number): GuestRow {
  const parsed = WireGuest.safeParse(wire)
  if (parsed.success) return { kind: 'guest', guest: toGuest(parsed.data) }
  const key = emailIn(wire) ?? `page ${page}, row ${index + 1}`
  return {
    kind: 'unreadable',
    key,
    message: `Tallyfy sent this guest in a form that cannot be read (${key}).`,
  }
}

function emailIn(wire: unknown): string | null {
  const email = isRecord(wire) ? wire['email'] : null
  return typeof email === 'string' && email !== '' ? email : null
}
