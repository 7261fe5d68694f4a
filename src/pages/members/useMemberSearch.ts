import { getRouteApi } from '@tanstack/react-router'
import { useTypedText } from '#src/ui/useTypedText.ts'
import type { MemberSearchParams } from './memberSearchParams.ts'

const route = getRouteApi('/orgs/$org/members')

/** The search parameters of the members. The URL owns them; a typed query is shown before it is written into the URL. */
export function useMemberSearch() {
  const inUrl = route.useSearch()
  const navigate = route.useNavigate()
  const { text, type } = useTypedText(inUrl.q, () => change({}))
  const search = { ...inUrl, q: text }
  const change = (part: Partial<MemberSearchParams>) => {
    if (part.q !== undefined) type(part.q)
    void navigate({ to: '.', search: () => ({ ...search, ...part }), replace: true, resetScroll: false })
  }
  return { search, type, change }
}
