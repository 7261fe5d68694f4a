import * as z from 'zod/mini'

/** What a link to the changes carries: search, member (an id; '' for any), kind. A value that is not valid is its default. */
export const ChangeSearchParams = z.object({
  q: z.catch(z.string(), ''),
  member: z.catch(z.string().check(z.regex(/^\d*$/u)), ''),
  kind: z.catch(z.enum(['any', 'members', 'runs', 'invitations', 'deletions']), 'any'),
})
export type ChangeSearchParams = z.infer<typeof ChangeSearchParams>

/** What is left out of the query string. */
export const defaultChangeSearchParams: ChangeSearchParams = { q: '', member: '', kind: 'any' }
