import { answer, noSuchGuest } from './answers.ts'
import type { Endpoints } from './endpointEnv.ts'
import { guestBody, guestRow } from './guestShape.ts'
import { listBody, pageOf } from './paging.ts'

const defaultPageSize = 999

/** Adds the endpoints that read guests: the list and one guest. */
export function addGuestEndpoints(endpoints: Endpoints): void {
  endpoints.get('/organizations/:org/guests', (c) => {
    const { options } = c.env.state
    const store = c.var.store
    const url = new URL(c.req.url)
    const rows = store.rows(c.req.query('q') ?? '', c.req.query('sort') ?? '')
    const page = pageOf(url, rows.length, defaultPageSize, options)
    const withStats = hasWith(url, 'stats')
    const guests = Array.from({ length: page.to - page.from }, (_, row) =>
      guestRow(store.at(rows.indexAt(page.from + row)), withStats, options),
    )
    return answer(200, listBody(guests, page, url, options))
  })

  endpoints.get('/organizations/:org/guests/:email', (c) => {
    const { options } = c.env.state
    const index = c.var.store.find(c.req.param('email'))
    if (index === undefined) return noSuchGuest(options)
    const stats = hasWith(new URL(c.req.url), 'stats') ? 'full' : 'empty'
    return answer(options.getStatus, { data: guestBody(c.var.store.at(index), stats, options) })
  })
}

/** Whether the query's `with` names this part. */
export function hasWith(url: URL, part: string): boolean {
  return (url.searchParams.get('with') ?? '').split(',').includes(part)
}
