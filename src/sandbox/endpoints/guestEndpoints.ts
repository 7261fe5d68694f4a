import { answer, noSuchGuest } from './answers.ts'
import type { Api } from './endpointEnv.ts'
import { guestBody, guestRow } from './guestShape.ts'
import { listBody, pageOf } from './paging.ts'

const defaultPageSize = 999

/** Adds reading guests: the list and one. */
export function addGuestEndpoints(api: Api): void {
  api.get('/organizations/:org/guests', (c) => {
    const { options } = c.env.world
    const store = c.var.store
    const url = new URL(c.req.url)
    const rows = store.rows(c.req.query('q') ?? '', c.req.query('sort') ?? '')
    const page = pageOf(url, rows.length, defaultPageSize, options)
    const withStats = asksFor(url, 'stats')
    const guests = Array.from({ length: page.to - page.from }, (_, place) =>
      guestRow(store.at(rows.indexAt(page.from + place)), withStats, options),
    )
    return answer(200, listBody(guests, page, url, options))
  })

  api.get('/organizations/:org/guests/:email', (c) => {
    const { options } = c.env.world
    const index = c.var.store.find(c.req.param('email'))
    if (index === undefined) return noSuchGuest(options)
    const stats = asksFor(new URL(c.req.url), 'stats') ? 'full' : 'empty'
    return answer(options.getStatus, { data: guestBody(c.var.store.at(index), stats, options) })
  })
}

/** Whether `with` names this extra. */
export function asksFor(url: URL, extra: string): boolean {
  return (url.searchParams.get('with') ?? '').split(',').includes(extra)
}
