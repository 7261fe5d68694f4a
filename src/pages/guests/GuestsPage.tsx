import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { whenIdle } from '#src/browser/whenIdle.ts'
import { ListAroundProvider } from '#src/features/guests/listAround.tsx'
import { guestsAt } from '#src/guest-list/guestIndex.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { CsvRequest } from '#src/pages/guests/csv/CsvDialogs.tsx'
import type { SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'
import { NewGuest } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import { Printing } from '#src/pages/guests/print/Printing.tsx'
import { GuestTable, type GuestTableHandle } from '#src/pages/guests/table/GuestTable.tsx'
import { selectedSlots } from '#src/pages/guests/table/selection.ts'
import { SelectionBar } from '#src/pages/guests/table/SelectionBar.tsx'
import { SkeletonTable } from '#src/pages/guests/table/SkeletonTable.tsx'
import { useHeldRows } from '#src/pages/guests/table/useSteadyRows.ts'
import { useColumnChoice } from '#src/pages/guests/table/useColumnChoice.ts'
import { useTableLayout } from '#src/pages/guests/table/tableLayout.ts'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import { lazyDialog, lazyPart } from '#src/ui/lazyPart.tsx'
import { NotLoadedPart } from '#src/ui/TryAgain.tsx'
import classes from './GuestsPage.module.css'
import { ListState, ListTrouble, missingGuests } from './ListState.tsx'
import { ListActions } from './ListActions.tsx'
import { ListHead } from './ListHead.tsx'
import { ListStatus, LoadingBar, LoadingPaused, statusText } from './ListStatus.tsx'
import { PageKeys } from './PageKeys.tsx'
import { queryOf, sortOf } from './searchParams.ts'
import { useGuestList } from './useGuestList.ts'
import { useFocusGuest, useGuestLinks, useScrollToFirstRow } from './useListNavigation.ts'
import { useQueue } from './useQueue.ts'
import { useGuestSearch } from './useSearchParams.ts'

const BulkActions = lazyPart(
  () => import('#src/features/bulk/BulkActions.tsx').then((module) => module.BulkActions),
  null,
  NotLoadedPart,
)
const CellDetails = lazyPart(() =>
  import('#src/pages/guests/table/CellDetails.tsx').then((module) => module.CellDetails),
)
const CsvDialogs = lazyDialog(() =>
  import('#src/pages/guests/csv/CsvDialogs.tsx').then((module) => module.CsvDialogs),
)
const MembersBanner = lazyPart(() => import('./MembersBanner.tsx').then((module) => module.MembersBanner))

const route = getRouteApi('/orgs/$org/guests')

const noSlots = new Uint32Array()

/** The guests of an organization, and beside or over them the guest that the URL names. */
export function GuestsPage() {
  const { org } = route.useParams()
  return (
    <ErrorBoundary shownKey={org}>
      <Guests key={org} org={org} />
    </ErrorBoundary>
  )
}

function Guests({ org }: { org: OrgId }) {
  const m = useMessages()
  const control = useGuestSearch()
  const { search } = control
  const guests = useGuestList(org, search)
  const { list, selection, waiting, reading } = guests
  const columnChoice = useColumnChoice()
  const { chosen } = columnChoice
  const isReady = useIdleAfter(!waiting)
  const table = useRef<GuestTableHandle>(null)
  const [inSight, setInSight] = useState<Uint32Array>(noSlots)
  const searchBox = useRef<SearchBoxHandle>(null)
  const tableContainer = useScrollToFirstRow(search)
  const layout = useTableLayout(tableContainer, chosen, search.view)
  const order = queryOf(search)
  const view = useHeldRows({
    container: tableContainer,
    view: guests.view,
    order,
    rowHeight: layout.rowHeight,
    isLoading: reading,
  })
  const { opened, open, hrefOf } = useGuestLinks(org, search)
  const isFirstReading = reading && list.readAt === null
  const { rows, done, position, prepare, reportDone } = useQueue({
    view,
    query: order,
    isLoaded: !isFirstReading && !waiting,
    opened,
  })
  const isMissingMembers = view.attention.withoutList > 0
  const [invited, setInvited] = useState<Email | null>(null)
  const [csv, setCsv] = useState<CsvRequest | null>(null)
  usePageTitle(opened === null ? [m.guests.title] : null)
  const focusSearch = () => searchBox.current?.focus()
  const focusGuest = useFocusGuest({ view: rows, table, searchBox, isLoading: reading || waiting })
  const progress = {
    shown: rows.shown.length,
    loaded: view.index.count,
    total: list.total,
    isLoading: isFirstReading,
    isMissingPages: !list.complete || (!reading && missingGuests(list) > 0),
    isFiltered: view.isFiltered && !waiting,
  }
  return (
    <div className={classes.page}>
      <ListHead
        org={org}
        guests={guests}
        control={control}
        searchBox={searchBox}
        isReady={isReady}
        onDown={() => table.current?.focusFirst()}
        count={<ListStatus {...progress} />}
        notice={<LoadingPaused until={guests.heldUntil} />}
        actions={<ListActions guests={guests} columnChoice={columnChoice} onCsv={setCsv} isReady={isReady} />}
      />
      <div className={classes.listAndGuest}>
        <div className={classes.listPart}>
          <ListTrouble guests={guests} />
          {isMissingMembers && <MembersBanner org={org} view={rows} slots={inSight} />}
          <div ref={tableContainer} className={classes.list}>
            {reading && <LoadingBar loaded={list.readCount} total={list.total} />}
            {waiting && <SkeletonTable layout={layout} />}
            {!waiting && view.index.count > 0 && (
              <ErrorBoundary>
                <GuestTable
                  ref={table}
                  view={rows}
                  container={tableContainer}
                  layout={layout}
                  members={guests.members}
                  attentionView={search.view === 'all' ? null : search.view}
                  sort={sortOf(search)}
                  onSort={({ column, dir }) => control.change({ sort: column, dir }, true)}
                  selection={selection}
                  opened={position?.email ?? opened}
                  done={done}
                  hrefOf={hrefOf}
                  onOpen={(email) => {
                    prepare()
                    open(email)
                  }}
                  onLeaveUp={focusSearch}
                  onRowsRest={(slots) => isMissingMembers && setInSight(slots)}
                  order={order}
                  isLoading={reading}
                />
                {isReady && <CellDetails container={tableContainer} view={rows} members={guests.members} />}
              </ErrorBoundary>
            )}
          </div>
          {!waiting && rows.shown.length === 0 && (
            <ListState guests={guests} search={search} onClear={control.clear} />
          )}
          <SelectionBar
            view={rows}
            selection={selection}
            onCleared={() => (rows.shown.length > 0 ? table.current?.focusSelectAll() : focusSearch())}
          >
            <BulkActions
              org={org}
              getGuests={() => guestsAt(view.index, selectedSlots(selection, view))}
              onExport={() => setCsv('export-selected')}
            />
          </SelectionBar>
        </div>
        <ListAroundProvider {...{ position, reportDone, focusGuest, invite: setInvited }}>
          <Outlet />
        </ListAroundProvider>
      </div>
      {isReady && (
        <Printing
          view={rows}
          columns={chosen}
          members={guests.members}
          search={search}
          status={statusText(progress, m)}
        />
      )}
      {csv && (
        <CsvDialogs org={org} request={csv} guests={guests} columns={chosen} onClose={() => setCsv(null)} />
      )}
      {invited !== null && <NewGuest initialEmail={invited} onClose={() => setInvited(null)} />}
      <PageKeys onSearch={focusSearch} />
    </div>
  )
}

/** Whether the browser has been idle once since `hasRows`: what the first rows did not wait for may load then. */
function useIdleAfter(hasRows: boolean): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => (hasRows ? whenIdle(() => setReady(true)) : undefined), [hasRows])
  return isReady
}
