import { queryOptions } from '@tanstack/react-query'
import type { OrgId } from '#src/lib/guest.ts'
import { getMe, listOrganizations } from './organizations.ts'

export const organizationQueries = {
  /** The signed-in user's organizations, disabled ones included. Retries are the reading's own, page by page. */
  mine: () =>
    queryOptions({
      queryKey: ['organizations'] as const,
      queryFn: () => listOrganizations(),
      staleTime: 5 * 60_000,
      retry: false,
    }),

  /** The signed-in user's role and status in one organization. */
  me: (org: OrgId) =>
    queryOptions({
      queryKey: ['organizations', org, 'me'] as const,
      queryFn: ({ signal }) => getMe(org, signal),
      staleTime: 5 * 60_000,
    }),
}
