import { lazy, Suspense, useState, type Ref } from 'react'
import { AttentionTiles } from '#src/pages/guests/filters/AttentionTiles.tsx'
import { FilterBar } from '#src/pages/guests/filters/FilterBar.tsx'
import { SearchBox, type SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'
import classes from './GuestsPage.module.css'
import type { GuestListState } from './useGuestList.ts'
import { isFiltered, type GuestSearchControl } from './useSearchParams.ts'

const PastedEmails = lazy(async () => {
  const { PastedEmails: component } = await import('#src/pages/guests/filters/PastedEmails.tsx')
  return { default: component }
})

type ToolbarProps = {
  guests: GuestListState
  control: GuestSearchControl
  searchBox: Ref<SearchBoxHandle>
  onDown: () => void
}

/** Everything that filters the list: search, filters, attention tiles and pasted emails. */
export function Toolbar({ guests, control, searchBox, onDown }: ToolbarProps) {
  const { view, members, list, selection, error } = guests
  const { search } = control
  const hasFailed = error !== null && list.rows.size === 0
  const [pasted, setPasted] = useState<readonly string[] | null>(null)
  return (
    <>
      <div role="search" className={classes.toolbar}>
        <SearchBox
          ref={searchBox}
          text={search.q}
          // A longer query is searched among the guests that match already.
          onType={(text) =>
            control.type(text, text.startsWith(search.q) ? view.shown.length : view.index.count)
          }
          onLeave={control.flush}
          onDown={onDown}
          onPasteEmails={setPasted}
        />
        <FilterBar
          index={view.index}
          members={members}
          listHasMembers={view.listHasMembers}
          search={search}
          onChange={control.change}
          // Where nothing matches, the text in place of the rows has the same button.
          canClear={isFiltered(search) && view.shown.length > 0}
          onClear={control.clear}
        />
      </div>
      {pasted && (
        <Suspense>
          <PastedEmails
            emails={pasted}
            index={view.index}
            isComplete={list.complete}
            onSelect={(emails) => {
              selection.replace(emails)
              setPasted(null)
            }}
            onDismiss={() => setPasted(null)}
          />
        </Suspense>
      )}
      {!hasFailed && (
        <AttentionTiles
          counts={view.viewCounts}
          state={{
            members: members.kind,
            listHasMembers: view.listHasMembers,
            guests: list.complete ? 'all' : list.rows.size === 0 ? 'none' : 'some',
          }}
          view={search.view}
          onView={(chosen) => control.change({ view: chosen })}
          onRetryMembers={guests.retryMembers}
        />
      )}
    </>
  )
}
