import { getRouteApi, Outlet, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { GuestColumn } from '#src/guest-list/guestColumns.ts'
import { ColumnsMenu } from '#src/pages/guests/table/ColumnsMenu.tsx'
import { GuestNeighboursProvider, type Neighbours } from '#src/features/guests/guestNeighbours.tsx'
import type { GuestRowsHandle } from '#src/pages/guests/table/guestTableProps.ts'
import classes from './GuestsPage.module.css'
import { queryOf } from './searchParams.ts'
import { GuestTable } from '#src/pages/guests/table/GuestTable.tsx'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { fewerThanCounted, ListState, ListTrouble } from './ListState.tsx'
import { Freshness, ListStatus, ReadingBar } from './ListStatus.tsx'
import { NewGuestButton } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import { PageKeys } from './PageKeys.tsx'
import { emailAt, placeOf } from '#src/pages/guests/table/rowPlaces.ts'
import type { SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'
import { SelectionBar } from '#src/pages/guests/table/SelectionBar.tsx'
import { useShownColumns } from '#src/pages/guests/table/shownColumns.ts'
import { SkeletonTable } from '#src/pages/guests/table/SkeletonTable.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useGuestFocus } from './useGuestFocus.ts'
import { useGuestList } from './useGuestList.ts'
import { useGuestSearch } from './useSearchParams.ts'
import { useStartOfList } from './useStartOfList.ts'
import { useTableShape } from '#src/pages/guests/table/useTableShape.ts'

const route = getRouteApi('/orgs/$org/guests')

/** Columns that a card on a narrow window has room for. */
const onCards: readonly GuestColumn[] = ['guest', 'company', 'status', 'members', 'accessed']

/** The guests of an organization, and over them the guest that the URL names. */
export function GuestsPage() {
  const { org } = route.useParams()
  return <Guests key={org} org={org} />
}

function Guests({ org }: { org: OrgId }) {
  const control = useGuestSearch()
  const { search } = control
  const guests = useGuestList(org, search)
  const { list, view, selection, waiting } = guests
  const [columns, show] = useShownColumns()
  const { cards, rowHeight } = useTableShape()
  const rows = useRef<GuestRowsHandle>(null)
  const searchBox = useRef<SearchBoxHandle>(null)
  const table = useStartOfList(search)
  const navigate = route.useNavigate()
  const query = queryOf(search)
  const opened = useParams({ strict: false, select: ({ email }) => email ?? null })
  const focusSearch = () => searchBox.current?.focus()
  const open = (email: Email) => {
    // From guest to guest is no step: Back closes the drawer, however many were looked at.
    const replace = opened !== null
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email },
      search,
      replace,
      resetScroll: false,
    })
  }
  const focusGuest = useGuestFocus({ view, rows, searchBox, reading: guests.reading || waiting })
  const shownColumns = cards ? columns.filter((column) => onCards.includes(column)) : columns
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 className={classes.title}>Guests</h1>
        <ListStatus
          shown={view.shown.length}
          read={view.index.count}
          total={list.total}
          reading={guests.reading && list.readAt === null}
          missing={!list.complete || (!guests.reading && fewerThanCounted(list) > 0)}
          narrowed={view.narrowed && !waiting}
          heldUntil={guests.heldUntil}
        />
        <div className={classes.actions}>
          <Freshness readAt={list.readAt} busy={guests.reading} onRefresh={guests.refresh} />
          <ColumnsMenu columns={columns} onShow={show} />
          <NewGuestButton />
        </div>
      </div>
      <Toolbar
        guests={guests}
        control={control}
        searchBox={searchBox}
        onDown={() => rows.current?.focusFirst()}
      />
      <ListTrouble guests={guests} />
      <div ref={table} className={classes.list}>
        {guests.reading && <ReadingBar read={list.readCount} total={list.total} />}
        {waiting ? (
          <SkeletonTable columns={shownColumns} rowHeight={rowHeight} />
        ) : (
          view.index.count > 0 && (
            <GuestTable
              ref={rows}
              view={view}
              columns={shownColumns}
              members={guests.members}
              sort={{ column: search.sort, dir: search.dir }}
              onSort={({ column, dir }) => control.change({ sort: column, dir }, true)}
              selection={selection}
              opened={opened}
              hrefOf={(email) =>
                `/orgs/${encodeURIComponent(org)}/guests/${encodeURIComponent(email)}${query}`
              }
              onOpen={open}
              onLeaveUp={focusSearch}
              rowHeight={rowHeight}
              busy={guests.reading}
            />
          )
        )}
      </div>
      {!waiting && view.shown.length === 0 && <ListState guests={guests} onClear={control.clear} />}
      <SelectionBar view={view} selection={selection} />
      <PageKeys onSearch={focusSearch} />
      <GuestNeighboursProvider
        neighbours={{ neighboursOf: (email) => neighboursOf(view, email), focusGuest }}
      >
        <Outlet />
      </GuestNeighboursProvider>
    </div>
  )
}

function neighboursOf(view: GuestView, email: Email): Neighbours {
  const place = placeOf(view, email)
  const count = view.shown.length
  if (place < 0) return { previous: null, next: null, position: 0, count }
  return { previous: emailAt(view, place - 1), next: emailAt(view, place + 1), position: place + 1, count }
}
