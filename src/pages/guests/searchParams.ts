import * as z from 'zod/mini'
import { attentionViews } from '#src/guest-list/attentionViews.ts'
import { guestColumns } from '#src/guest-list/guestColumns.ts'

/**
 * What a link to the guest list carries: search, filters, sort. Nonsense falls back to the default.
 * `member` is a member's id in digits and `company` a company's name as the guests spell it; '' is any.
 */
export const GuestSearch = z.object({
  q: z.catch(z.string(), ''),
  status: z.catch(z.enum(['any', 'active', 'disabled']), 'any'),
  member: z.catch(z.string().check(z.regex(/^\d{1,15}$/)), ''),
  company: z.catch(z.string(), ''),
  view: z.catch(z.enum(['all', ...attentionViews]), 'all'),
  sort: z.catch(z.enum(guestColumns), 'guest'),
  dir: z.catch(z.enum(['asc', 'desc']), 'asc'),
})
export type GuestSearch = z.infer<typeof GuestSearch>

/** What is left out of the query string. */
export const defaultGuestSearch: GuestSearch = {
  q: '',
  status: 'any',
  member: '',
  company: '',
  view: 'all',
  sort: 'guest',
  dir: 'asc',
}

/** The query string of a search, defaults left out: '' or `?q=kim&status=active`. */
export function queryOf(search: GuestSearch): string {
  const said = Object.entries(search).filter(([key, value]) => value !== defaults.get(key))
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

const defaults = new Map(Object.entries(defaultGuestSearch))
