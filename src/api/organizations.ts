import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Clock } from '#src/browser/clock.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { hasHappened } from '#src/lib/instant.ts'
import { endpoints } from './endpoints.ts'
import { ownError } from './http/apiError.ts'
import { type PageReader, readPages, WirePage } from './http/paging.ts'
import type { Request } from './http/request.ts'
import { withRetries } from './http/retryPolicy.ts'
import { firstPresent, isRecord, toInstant, toText } from '#src/lib/wireFields.ts'

const WireOrganization = z.looseObject({ id: z.union([z.string().check(z.minLength(1)), z.number()]) })

/** An organization of the signed-in user. `name` is never empty; `disabled`: the user is disabled there. */
export type Organization = { id: OrgId; name: string; role: string; disabled: boolean }

/** The organizations of the signed-in user. */
export function createOrganizationsApi({ request, clock }: { request: Request; clock: Clock }) {
  const pageReader: PageReader = {
    read: (page, signal) => {
      const read = () => request(WirePage, endpoints.listOrganizations, { params: { page }, signal })
      return withRetries(clock, read, signal)
    },
    keyOf: (row) => (isRecord(row) && toText(row['id'])) || null,
  }

  /** Every organization of the signed-in user. Throws ApiError when a page fails or no row can be read. */
  async function list(): Promise<Organization[]> {
    const found = new Map<OrgId, Organization>()
    let rowCount = 0
    for await (const page of readPages(pageReader)) {
      if (page.kind === 'missing') throw page.error
      rowCount += page.rows.length
      for (const row of page.rows) {
        const parsed = WireOrganization.safeParse(row)
        if (parsed.success) found.set(String(parsed.data.id), toOrganization(parsed.data))
      }
    }
    if (rowCount > 0 && found.size === 0) throw ownError('unreadable-answer', { status: 200 })
    return [...found.values()]
  }

  const queries = {
    /** The signed-in user's organizations, also those where the user is disabled. Each page has its own retries. */
    mine: () =>
      queryOptions({
        queryKey: ['organizations'] as const,
        queryFn: () => list(),
        staleTime: 5 * 60_000,
        retry: false,
      }),
  }

  return { list, queries }
}

function toOrganization(wire: z.infer<typeof WireOrganization>): Organization {
  const id = String(wire.id)
  const disabledAt = toInstant(firstPresent(wire['disabled_on'], wire['disabled_at']))
  return {
    id,
    name: toText(wire['name']).trim() || id,
    role: toText(wire['user_role'] ?? wire['role']).toLowerCase(),
    disabled: hasHappened(disabledAt),
  }
}
