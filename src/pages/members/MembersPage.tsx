import { getRouteApi, Outlet, useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { useMembers } from '#src/features/members/membersResult.ts'
import { countGuestsByMember } from '#src/guest-list/guestCounts.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import { useStore } from '#src/ui/useStore.ts'
import { memberColumnOf } from './memberColumns.tsx'
import { memberLinesOf, showMemberLines } from './memberLines.ts'
import classes from './MembersPage.module.css'
import { MemberTable } from './MemberTable.tsx'
import { MemberTableSkeleton } from './MemberTableSkeleton.tsx'
import { MemberToolbar } from './MemberToolbar.tsx'
import { useMemberSearch } from './useMemberSearch.ts'

const route = getRouteApi('/orgs/$org/members')

/** The members of an organization, how many guests each looks after, and beside them the member that the URL names. */
export function MembersPage() {
  const { org } = route.useParams()
  return <Members key={org} org={org} />
}

function Members({ org }: { org: OrgId }) {
  const m = useAllMessages()
  const { search, type, change } = useMemberSearch()
  const { lines, isCounting, isMissingLists, guests, total, result, retry } = useMemberLines(org)
  const column = memberColumnOf(search.sort)
  const shown = useMemo(
    () => showMemberLines(lines, { ...search, sortValue: column.sortValue }),
    [lines, search, column],
  )
  const opened = useParams({ strict: false, select: ({ id }) => (id === undefined ? null : Number(id)) })
  const user = useUserMember(lines)
  usePageTitle(opened === null ? [m.memberPage.title] : null)
  return (
    <div className={classes.page}>
      <div className={classes.list}>
        <div className={classes.top}>
          <h1 className={classes.title}>{m.memberPage.title}</h1>
          <span role="status" className={classes.count}>
            {result.kind === 'reading' && m.memberPage.loading}
            {result.kind === 'read' &&
              m.memberPage.status({
                members: result.list.members.length,
                guests,
                total: isCounting ? (total ?? null) : guests,
                isCounting,
              })}
          </span>
          <MemberToolbar search={search} onType={type} onStatus={(status) => change({ status })} />
        </div>
        {result.kind === 'failed' && (
          <div role="alert" className={classes.failed}>
            <span>{m.common.membersFailed}</span>
            <Button onClick={retry}>{m.common.retry}</Button>
          </div>
        )}
        {result.kind === 'reading' && <MemberTableSkeleton />}
        {result.kind === 'read' && shown.length > 0 && (
          <MemberTable
            org={org}
            lines={shown}
            sort={{ column: column.id, dir: search.dir }}
            onSort={(sort) => change({ sort: sort.column, dir: sort.dir })}
            opened={opened}
            user={user}
            mostGuests={lines.reduce((most, line) => Math.max(most, line.guests), 0)}
            isCounting={isCounting || isMissingLists}
          />
        )}
        {result.kind === 'read' && shown.length === 0 && (
          <EmptyState title={m.memberPage.noMatch} text={m.guests.noMatchText}>
            <Button onClick={() => change({ q: '', status: 'any' })}>{m.guests.clearFilters}</Button>
          </EmptyState>
        )}
      </div>
      <Outlet />
    </div>
  )
}

/** The members with the numbers of their guests, as far as the guests are loaded. */
function useMemberLines(org: OrgId) {
  const m = useAllMessages()
  const { result, retry } = useMembers(org)
  const indexer = route.useLoaderData()
  useEffect(() => indexer.follow(), [indexer])
  const { guests, reading, failure } = useStore(indexer.store)
  if (failure) throw failure.error
  const { index, list, attention } = guests
  const lines = useMemo(
    () => (result.kind === 'read' ? memberLinesOf(result.list, countGuestsByMember(index), m) : []),
    [result, index, m],
  )
  const isCounting = reading.fetching || !list.complete
  // Of some guests it is not known who looks after them.
  const isMissingLists = attention.withoutList > 0
  return { lines, isCounting, isMissingLists, guests: index.count, total: list.total, result, retry }
}

/** The member that the user is: the one with the user's email; null when there is none. */
function useUserMember(lines: ReturnType<typeof memberLinesOf>): MemberId | null {
  const { data } = useQuery(useApi().session.queries.current())
  const email = data?.session?.user.email.toLowerCase()
  return lines.find((line) => line.member !== null && line.member.email.toLowerCase() === email)?.id ?? null
}
