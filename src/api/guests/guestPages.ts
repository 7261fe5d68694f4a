import { createYielder, yieldInBackground } from '#src/browser/yieldToMain.ts'
import type { Clock } from '#src/browser/clock.ts'
import { endpoints } from '#src/api/endpoints.ts'
import {
  type MissingPage,
  type PageReader,
  pageSize,
  type ReadPage,
  readMissingPages,
  readPages,
  WirePage,
} from '#src/api/http/paging.ts'
import type { Request } from '#src/api/http/request.ts'
import { withRetries } from '#src/api/http/retryPolicy.ts'
import { isRecord } from '#src/lib/wireFields.ts'
import type { OrgId, ListRow } from '#src/lib/guest.ts'
import type { AcceptGuest } from './guestCalls.ts'
import { WireGuest } from './wireGuest.ts'
import type { WriteVersions } from './writeVersions.ts'

/** One page of the list, or a part of a long one. `begun`: the version at which the reading began. */
export type GuestPage = Omit<ReadPage, 'rows'> & { rows: readonly ListRow[]; begun: number }

type GuestPagesDeps = {
  request: Request
  clock: Clock
  versions: WriteVersions
  createAccept: (org: OrgId, begun: number) => AcceptGuest
}

/** Reads an organization's guests by pages. Throws ApiError when the first page or the session fails. */
export function createGuestPages({ request, clock, versions, createAccept }: GuestPagesDeps) {
  function pageReader(org: OrgId): PageReader {
    return {
      read: (page, signal) => {
        const params = { org, page, per_page: pageSize, with: 'stats' }
        const priority = page === 1 ? 'first-page' : 'pages'
        const read = () => request(WirePage, endpoints.listGuests, { params, priority, signal })
        return withRetries(clock, read, signal)
      },
      keyOf: findEmail,
    }
  }

  /** The page as it is, or in parts of the usual length where a server sent far more: the consumer takes one at a time. */
  async function* parsePages(
    org: OrgId,
    pages: AsyncIterable<ReadPage | MissingPage>,
  ): AsyncGenerator<GuestPage | MissingPage, void> {
    const begun = versions.nextVersion()
    const accept = createAccept(org, begun)
    for await (const read of pages) {
      if (read.kind === 'missing') yield read
      else {
        for (let from = 0; from === 0 || from < read.rows.length; from += pageSize) {
          // The user waits for the first rows. The others arrive together, and each part has a task of its own.
          if (read.page > 1 || from > 0) await yieldInBackground()
          yield { ...read, begun, rows: await parseRows(read, from, accept) }
        }
      }
    }
  }

  return {
    /** Every page, in the order of arrival. */
    listPages: (org: OrgId) => parsePages(org, readPages(pageReader(org))),

    /** The pages that were missing, and those that follow where that is unknown; `seen`: the emails read already. */
    listMissingPages: (
      org: OrgId,
      missing: readonly Pick<MissingPage, 'page' | 'andAfter'>[],
      seen: ReadonlySet<string>,
    ) => parsePages(org, readMissingPages(pageReader(org), missing, seen)),
  }
}

async function parseRows(read: ReadPage, from: number, accept: AcceptGuest): Promise<ListRow[]> {
  const yieldToMain = createYielder()
  const rows: ListRow[] = []
  for (const [index, wire] of read.rows.slice(from, from + pageSize).entries()) {
    const parsed = WireGuest.safeParse(wire)
    rows.push(
      parsed.success
        ? { kind: 'guest', guest: accept(parsed.data) }
        : toUnreadableRow(wire, read.page, from + index + 1),
    )
    if (index % 100 === 99) await yieldToMain()
  }
  return rows
}

/** `row`: counted from 1. */
function toUnreadableRow(wire: unknown, page: number, row: number): ListRow {
  const email = findEmail(wire)
  return { kind: 'unreadable', key: email ?? `page ${page}, row ${row}`, email, page, row }
}

function findEmail(wire: unknown): string | null {
  const email = isRecord(wire) ? wire['email'] : null
  return typeof email === 'string' && email !== '' ? email : null
}
