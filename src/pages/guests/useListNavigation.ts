import { getRouteApi, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'
import type { GuestTableHandle } from '#src/pages/guests/table/GuestTable.tsx'
import { rowIndexOf } from '#src/pages/guests/table/rowIndex.ts'
import { queryOf, type GuestSearchParams } from './searchParams.ts'

const route = getRouteApi('/orgs/$org/guests')

/** The guest in the drawer, and the way to others: `opened` is null while the drawer is closed. */
export function useGuestLinks(org: OrgId, search: GuestSearchParams) {
  const navigate = route.useNavigate()
  const query = queryOf(search)
  const opened = useParams({ strict: false, select: ({ email }) => email ?? null })
  const open = (email: Email) => {
    // From guest to guest the history is replaced: Back closes the drawer, however many guests were opened.
    const replace = opened !== null
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email },
      search,
      replace,
      resetScroll: false,
    })
  }
  const hrefOf = (email: Email) =>
    `/orgs/${encodeURIComponent(org)}/guests/${encodeURIComponent(email)}${query}`
  return { opened, open, hrefOf }
}

type FocusGuestInput = {
  view: GuestView
  table: RefObject<GuestTableHandle | null>
  searchBox: RefObject<SearchBoxHandle | null>
  /** More rows are loading: a guest that is not shown may still come. */
  isLoading: boolean
}

/**
 * Returns a function that puts the focus on a guest's link, wherever in the list it is; on the search when the guest is
 * not shown. It stays the same function. A guest whose row is still loading gets the focus with its row, unless the user has moved on meanwhile.
 */
export function useFocusGuest({
  view,
  table,
  searchBox,
  isLoading,
}: FocusGuestInput): (email: Email) => void {
  const awaited = useRef<Email | null>(null)
  const focusRowOf = (email: Email): boolean => {
    const rowIndex = rowIndexOf(view, email)
    if (rowIndex < 0 || !table.current) return false
    table.current.focusRow(rowIndex)
    return true
  }
  // The drawer calls it when it is gone: by then the list has other rows than when the drawer was rendered last.
  const latest = useRef(focusRowOf)
  useLayoutEffect(() => {
    latest.current = focusRowOf
  })
  useEffect(() => {
    if (awaited.current === null) return
    const hasMovedOn = !searchBox.current?.isUntouched()
    if (hasMovedOn || focusRowOf(awaited.current) || !isLoading) awaited.current = null
  })
  return useCallback(
    (email) => {
      if (latest.current(email)) return
      searchBox.current?.focus()
      awaited.current = email
    },
    [searchBox],
  )
}

/** Scrolls to the first row when search, filters or sort change. The ref goes on the element around the table. */
export function useScrollToFirstRow(search: GuestSearchParams): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const current = Object.values(search).join('\n')
  const previous = useRef(current)
  useEffect(() => {
    if (previous.current === current) return
    previous.current = current
    const isAboveWindow = (element.current?.getBoundingClientRect().top ?? 0) < 0
    if (isAboveWindow) element.current?.scrollIntoView({ block: 'start' })
  }, [current])
  return element
}
