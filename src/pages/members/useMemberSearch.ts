import { getRouteApi } from '@tanstack/react-router'
import { useTypedSearch } from '#src/ui/useTypedSearch.ts'
import type { MemberSearchParams } from './memberSearchParams.ts'

const route = getRouteApi('/orgs/$org/members')

/** The search parameters of the members. The URL owns them; a typed query is shown before it is written into the URL. */
export function useMemberSearch() {
  const inUrl = route.useSearch()
  const navigate = route.useNavigate()
  const write = (part: Partial<MemberSearchParams>) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    })
  return useTypedSearch(inUrl, write)
}
