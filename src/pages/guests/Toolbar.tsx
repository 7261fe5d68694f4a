import { useState, type Ref } from 'react'
import { AttentionTiles } from '#src/pages/guests/filters/AttentionTiles.tsx'
import { FilterBar } from '#src/pages/guests/filters/FilterBar.tsx'
import { PastedEmails } from '#src/pages/guests/filters/PastedEmails.tsx'
import { findPasted } from '#src/pages/guests/filters/pastedGuests.ts'
import { SearchBox, type SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'
import classes from './GuestsPage.module.css'
import type { GuestListState } from './useGuestList.ts'
import { isNarrowed, type GuestSearchControl } from './useSearchParams.ts'

type ToolbarProps = {
  guests: GuestListState
  control: GuestSearchControl
  searchBox: Ref<SearchBoxHandle>
  onDown: () => void
}

/** Everything that narrows the list: search, filters, views, and a pasted list of emails. */
export function Toolbar({ guests, control, searchBox, onDown }: ToolbarProps) {
  const { view, members, list, selection, error } = guests
  const failed = error !== null && list.rows.size === 0
  const { search } = control
  const [pasted, setPasted] = useState<readonly string[] | null>(null)
  return (
    <>
      <div role="search" className={classes.toolbar}>
        <SearchBox
          ref={searchBox}
          text={search.q}
          // A longer query is looked for among its hits alone.
          onType={(text) =>
            control.type(text, text.startsWith(search.q) ? view.shown.length : view.index.count)
          }
          onSettle={control.settle}
          onDown={onDown}
          onPasteEmails={setPasted}
        />
        <FilterBar
          index={view.index}
          members={members}
          listed={view.listed}
          search={search}
          onChange={control.change}
          // Where nothing matches, what stands in the rows' place offers it, and one offer is enough.
          clearable={isNarrowed(search) && view.shown.length > 0}
          onClear={control.clear}
        />
      </div>
      {pasted && (
        <PastedEmails
          pasted={findPasted(pasted, view.index)}
          complete={list.complete}
          onSelect={(emails) => {
            selection.replace(emails)
            setPasted(null)
          }}
          onDismiss={() => setPasted(null)}
        />
      )}
      {!failed && (
        <AttentionTiles
          counts={view.attention.counts}
          state={{
            members: typeof members === 'string' ? members : 'read',
            listed: view.listed,
            guests: guestsRead(guests),
          }}
          view={search.view}
          onView={(chosen) => control.change({ view: chosen })}
          onRetryMembers={guests.retryMembers}
        />
      )}
    </>
  )
}

function guestsRead({ list }: GuestListState): 'none' | 'some' | 'all' {
  if (list.complete) return 'all'
  return list.rows.size === 0 ? 'none' : 'some'
}
