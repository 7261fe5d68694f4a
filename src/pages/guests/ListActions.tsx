import { lazy, Suspense } from 'react'
import type { CsvRequest } from '#src/pages/guests/csv/CsvDialogs.tsx'
import { MorePlace } from '#src/pages/guests/csv/MorePlace.tsx'
import { NewGuestButton } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import { ColumnsPlace } from '#src/pages/guests/table/ColumnsPlace.tsx'
import type { ColumnChoice } from '#src/pages/guests/table/useColumnChoice.ts'
import { RefreshButton } from './ListStatus.tsx'
import type { GuestListState } from './useGuestList.ts'

// The first rows do not wait for the menus.
const ColumnsMenu = lazy(() =>
  import('#src/pages/guests/table/ColumnsMenu.tsx').then((module) => ({ default: module.ColumnsMenu })),
)
const MoreMenu = lazy(() =>
  import('#src/pages/guests/csv/MoreMenu.tsx').then((module) => ({ default: module.MoreMenu })),
)

type ListActionsProps = {
  guests: GuestListState
  columnChoice: ColumnChoice
  onCsv: (request: CsvRequest) => void
  /** The first rows are there: the menus may load. */
  isReady: boolean
}

/** What can be done with the whole list. */
export function ListActions({ guests, columnChoice, onCsv, isReady }: ListActionsProps) {
  const { reading, refresh } = guests
  const places = (
    <>
      <ColumnsPlace />
      <MorePlace />
    </>
  )
  return (
    <>
      <RefreshButton isLoading={reading} onRefresh={refresh} />
      {isReady ? (
        <Suspense fallback={places}>
          <ColumnsMenu {...columnChoice} />
          <MoreMenu onCsv={onCsv} />
        </Suspense>
      ) : (
        places
      )}
      <NewGuestButton />
    </>
  )
}
