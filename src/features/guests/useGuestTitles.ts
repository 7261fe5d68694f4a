import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { type GuestRef, type OrgId, titleOf } from '#src/lib/guest.ts'

/** What guests are called as far as the list is loaded, else their email. Another function with each part of the list. */
export function useGuestTitles(org: OrgId): (guest: GuestRef) => string {
  const list = { ...useApi().guests.queries.list(org), enabled: false }
  const { data } = useQuery({ ...list, notifyOnChangeProps: ['data'] })
  return useCallback(
    ({ email }) => {
      const row = data?.rows.get(email)
      return row?.kind === 'guest' ? titleOf(row.guest) : email
    },
    [data],
  )
}
