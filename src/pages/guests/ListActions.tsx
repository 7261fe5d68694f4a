import type { CsvRequest } from '#src/pages/guests/csv/CsvDialogs.tsx'
import { MorePlace } from '#src/pages/guests/csv/MorePlace.tsx'
import { NewGuestButton } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import { ColumnsPlace } from '#src/pages/guests/table/ColumnsPlace.tsx'
import type { ColumnChoice } from '#src/pages/guests/table/useColumnChoice.ts'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import { RefreshButton } from './ListStatus.tsx'
import type { GuestListState } from './useGuestList.ts'

// The first rows do not wait for the menus.
const ColumnsMenu = lazyPart(
  () => import('#src/pages/guests/table/ColumnsMenu.tsx').then((module) => module.ColumnsMenu),
  <ColumnsPlace />,
)
const MoreMenu = lazyPart(
  () => import('#src/pages/guests/csv/MoreMenu.tsx').then((module) => module.MoreMenu),
  <MorePlace />,
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
  return (
    <>
      <RefreshButton isLoading={reading} onRefresh={refresh} />
      {isReady ? <ColumnsMenu {...columnChoice} /> : <ColumnsPlace />}
      {isReady ? <MoreMenu onCsv={onCsv} /> : <MorePlace />}
      <NewGuestButton />
    </>
  )
}
