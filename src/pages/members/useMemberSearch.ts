import { getRouteApi } from '@tanstack/react-router'
import { useTypedText } from '#src/ui/useTypedText.ts'
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
  const { text, type } = useTypedText(inUrl.q, (q) => write({ q }))
  const search = { ...inUrl, q: text }
  const change = (part: Partial<MemberSearchParams>) => {
    if (part.q !== undefined) type(part.q)
    write({ q: text, ...part })
  }
  return { search, type, change }
}
