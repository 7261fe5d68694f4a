import { queryOptions } from '@tanstack/react-query'
import type { OrgId } from '#src/lib/guest.ts'
import { listMembers } from './members.ts'

export const memberQueries = {
  /** Everything about the organization's members, to invalidate. */
  all: (org: OrgId) => ['members', org] as const,

  /** All members: there is data only when every page is read. Retries are the reading's own, page by page. */
  list: (org: OrgId) =>
    queryOptions({
      queryKey: [...memberQueries.all(org), 'list'] as const,
      queryFn: () => listMembers(org),
      structuralSharing: false,
      staleTime: 5 * 60_000,
      retry: false,
    }),
}
