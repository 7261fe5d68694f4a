import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import type { MemberSearchParams } from './memberSearchParams.ts'

const route = getRouteApi('/orgs/$org/members')

/** Browsers refuse more than about 100 changes of the URL in 30 s, ms. */
const writeDelayMs = 300

/** The search parameters of the members. The URL owns them; a typed query is shown before it is written into the URL. */
export function useMemberSearch() {
  const inUrl = route.useSearch()
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState<string | null>(null)
  if (typed !== null && typed === inUrl.q) setTyped(null)
  const search = typed === null ? inUrl : { ...inUrl, q: typed }
  const change = (part: Partial<MemberSearchParams>) => {
    if (part.q !== undefined) setTyped(part.q)
    void navigate({ to: '.', search: () => ({ ...search, ...part }), replace: true, resetScroll: false })
  }
  const write = useEffectEvent(() => change({}))
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(() => write(), writeDelayMs)
    return () => clearTimeout(timer)
  }, [typed])
  return { search, type: setTyped, change }
}
