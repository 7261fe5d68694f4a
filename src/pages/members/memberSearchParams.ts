import * as z from 'zod/mini'

/**
 * What a link to the members carries: search, status, sort. A value that is not valid falls back to its default. `sort`
 * is the id of a column; the page knows them, so that their code does not load with the first guests.
 */
export const MemberSearchParams = z.object({
  q: z.catch(z.string(), ''),
  status: z.catch(z.enum(['any', 'active', 'invited', 'disabled', 'not-found']), 'any'),
  sort: z.catch(z.string(), 'member'),
  dir: z.catch(z.enum(['asc', 'desc']), 'asc'),
})
export type MemberSearchParams = z.infer<typeof MemberSearchParams>

/** What is left out of the query string. */
export const defaultMemberSearchParams: MemberSearchParams = {
  q: '',
  status: 'any',
  sort: 'member',
  dir: 'asc',
}
