import * as z from 'zod/mini'
import { attentionViews } from '#src/guest-list/attentionViews.ts'
import { guestColumns } from '#src/guest-list/guestColumns.ts'
import type { GuestFilter } from '#src/guest-list/guestFilter.ts'
import type { GuestSort } from '#src/guest-list/guestView.ts'

/**
 * What a link to the guest list carries: search, filters, sort. Nonsense falls back to the default.
 * `member` is a member's id in digits and `company` a company's name as the guests have it; '' is any.
 */
export const GuestSearchParams = z.object({
  q: z.catch(z.string(), ''),
  status: z.catch(z.enum(['any', 'active', 'disabled']), 'any'),
  member: z.catch(z.string().check(z.regex(/^\d{1,15}$/)), ''),
  company: z.catch(z.string(), ''),
  view: z.catch(z.enum(['all', ...attentionViews]), 'all'),
  sort: z.catch(z.enum(guestColumns), 'guest'),
  dir: z.catch(z.enum(['asc', 'desc']), 'asc'),
})
export type GuestSearchParams = z.infer<typeof GuestSearchParams>

/** What is left out of the query string. */
export const defaultGuestSearchParams: GuestSearchParams = {
  q: '',
  status: 'any',
  member: '',
  company: '',
  view: 'all',
  sort: 'guest',
  dir: 'asc',
}

/** The filter that these parameters ask for. */
export function filterOf({ q, status, member, company, view }: GuestSearchParams): GuestFilter {
  return {
    query: q,
    status,
    member: member === '' ? null : Number(member),
    company,
    view: view === 'all' ? null : view,
  }
}

/** The sort that these parameters ask for. */
export function sortOf({ sort, dir }: GuestSearchParams): GuestSort {
  return { column: sort, dir }
}

/** The query string of a search, defaults left out: '' or `?q=kim&status=active`. */
export function queryOf(search: GuestSearchParams): string {
  const said = Object.entries(search).filter(([key, value]) => value !== defaults.get(key))
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

const defaults = new Map(Object.entries(defaultGuestSearchParams))
