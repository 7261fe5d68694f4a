import * as z from 'zod/mini'
import { attentionRuleIds } from '#src/guest-list/attentionRules.ts'
import type { GuestFilter } from '#src/guest-list/guestSearch.ts'
import { columnIds, type ColumnSort } from './table/columns.tsx'

/**
 * What a link to the guest list carries: search, filters, sort. A value that is not valid falls back to its default.
 * `member` is a member's id in digits and `company` a company's name as the guests have it; '' is any.
 */
export const GuestSearchParams = z.object({
  q: z.catch(z.string(), ''),
  status: z.catch(z.enum(['any', 'active', 'disabled', 'deleted']), 'any'),
  member: z.catch(z.string().check(z.regex(/^\d{1,15}$/)), ''),
  company: z.catch(z.string(), ''),
  view: z.catch(z.enum(['all', ...attentionRuleIds]), 'all'),
  sort: z.catch(z.enum(columnIds), 'guest'),
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
export function sortOf({ sort, dir }: GuestSearchParams): ColumnSort {
  return { column: sort, dir }
}

/** The query string of a search, defaults left out: '' or `?q=kim&status=active`. */
export function queryOf(search: GuestSearchParams): string {
  const entries = Object.entries(search).filter(([key, value]) => value !== defaults.get(key))
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
}

const defaults = new Map(Object.entries(defaultGuestSearchParams))
