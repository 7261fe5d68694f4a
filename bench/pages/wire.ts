/** The fields of a guest that the floor uses, as the API sends them. */
export type WireGuest = {
  id: number
  email: string
  first_name: string | null
  last_name: string | null
  last_accessed_at: string | null
  created_at: string
  details: {
    company_name: string | null
    phone_1: string | null
    phone_2: string | null
    disabled_at: string | null
    reactivated_at: string | null
    associated_members: number[] | null
  }
  stats: { assigned_tasks: number }
}

export type WireMember = { id: number; full_name: string; email: string }

export type WirePage<Row> = { data: Row[]; meta: { pagination: { total_pages: number } } }

/** Reads pages of one organization. */
export type Reader = {
  guests: (page: number) => Promise<WirePage<WireGuest>>
  members: (page: number) => Promise<WirePage<WireMember>>
}

/** Reads the session, which every call needs, and returns a reader for the organization in the page's address. */
export async function openOrganization(): Promise<Reader> {
  const envelope: { session: { id: string } } = await (await fetch('/session')).json()
  const headers = { 'X-Guestlist-Session': envelope.session.id }
  const org = location.pathname.split('/')[2] ?? ''
  const read = async (list: string, page: number) =>
    (await fetch(`/api/organizations/${org}/${list}page=${page}&per_page=1000`, { headers })).json()
  return {
    guests: (page) => read('guests?with=stats&', page),
    members: (page) => read('users?', page),
  }
}

/** Reads page 1, then the others six at a time. Calls `take` with the rows of each page as it arrives. */
export async function readAll<Row>(
  readPage: (page: number) => Promise<WirePage<Row>>,
  take: (rows: readonly Row[]) => void,
): Promise<void> {
  const first = await readPage(1)
  take(first.data)
  let next = 2
  const work = async () => {
    while (next <= first.meta.pagination.total_pages) take((await readPage(next++)).data)
  }
  await Promise.all(Array.from({ length: 6 }, work))
}
