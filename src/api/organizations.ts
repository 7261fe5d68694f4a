import * as z from 'zod/mini'
import type { OrgId } from '#src/lib/guest.ts'
import { unreadable } from '#src/api/http/apiError.ts'
import { type PageReader, readPages, WirePage } from '#src/api/http/paging.ts'
import { organizationPath } from './endpoints.ts'
import { request } from '#src/api/http/request.ts'
import { withRetries } from '#src/api/http/retryPolicy.ts'
import { firstOf, isRecord, textOf } from '#src/api/http/wireFields.ts'

const WireOrganization = z.looseObject({ id: z.union([z.string().check(z.minLength(1)), z.number()]) })

/** An organization of the signed-in user. `name` is never empty; `disabled`: the user is disabled there. */
export type Organization = { id: OrgId; name: string; role: string; disabled: boolean }

/** The signed-in user in one organization. `role` in lower case; '' when the server does not say. */
export type Me = { id: string; role: string; status: string }

const WireMe = z.object({ data: z.looseObject({}) })

/** Every organization of the signed-in user, by pages. Throws ApiError when a page fails or none can be read. */
export async function listOrganizations(): Promise<Organization[]> {
  const found = new Map<OrgId, Organization>()
  let rows = 0
  for await (const page of readPages(organizationPages)) {
    if (page.kind === 'missing') throw page.error
    rows += page.rows.length
    for (const row of page.rows) {
      const parsed = WireOrganization.safeParse(row)
      if (parsed.success) found.set(String(parsed.data.id), toOrganization(parsed.data))
    }
  }
  if (rows > 0 && found.size === 0) throw unreadable(200)
  return [...found.values()]
}

const organizationPages: PageReader = {
  read: (page, signal) =>
    withRetries(() => request(WirePage, `/me/organizations?page=${page}`, { signal }), signal),
  keyOf: (row) => (isRecord(row) && textOf(row['id'])) || null,
}

/** Who the signed-in user is in this organization. Throws ApiError. */
export async function getMe(org: OrgId, signal?: AbortSignal): Promise<Me> {
  const { data } = await request(WireMe, `${organizationPath(org)}/me`, { signal })
  return {
    id: textOf(data['id']),
    role: textOf(data['role']).toLowerCase(),
    status: textOf(data['status']).toLowerCase(),
  }
}

function toOrganization(wire: z.infer<typeof WireOrganization>): Organization {
  const id = String(wire.id)
  const disabledOn = firstOf(wire['disabled_on'], wire['disabled_at'])
  return {
    id,
    name: textOf(wire['name']).trim() || id,
    role: textOf(wire['user_role'] ?? wire['role']).toLowerCase(),
    disabled: disabledOn !== undefined && disabledOn !== false,
  }
}
