import * as z from 'zod'
import { attentionViews } from '#src/lib/attentionViews.ts'
import { guestColumns } from '#src/lib/guestColumns.ts'

/**
 * What a link to the guest list carries: search, filters, sort. Nonsense falls back to the default.
 * `member` is a member's id in digits and `company` a company's name as the guests spell it; '' is any.
 */
export const GuestSearch = z.object({
  q: z.string().catch(''),
  status: z.enum(['any', 'active', 'disabled']).catch('any'),
  member: z
    .string()
    .regex(/^\d{1,15}$/)
    .catch(''),
  company: z.string().catch(''),
  view: z.enum(['all', ...attentionViews]).catch('all'),
  sort: z.enum(guestColumns).catch('guest'),
  dir: z.enum(['asc', 'desc']).catch('asc'),
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
