import { useQuery } from '@tanstack/react-query'
import { useApi } from '#src/features/AppContext.tsx'
import type { OrgId } from '#src/lib/guest.ts'

/** What the organization is called in the name of a file: its id where its name is not known. */
export function useOrganizationName(org: OrgId): string {
  const { data = [] } = useQuery(useApi().organizations.queries.mine())
  return data.find(({ id }) => id === org)?.name ?? org
}
