import { useState, type ReactNode, type Ref } from 'react'
import { mendOf } from '#src/guest-list/attentionRules.ts'
import { AttentionViews } from '#src/pages/guests/filters/AttentionViews.tsx'
import type { OrgId } from '#src/lib/guest.ts'
import { FilterBarPlace } from '#src/pages/guests/filters/FilterBarPlace.tsx'
import { SearchBox, type SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import classes from './ListHead.module.css'
import type { GuestListState } from './useGuestList.ts'
import { UpdatedAt } from './ListStatus.tsx'
import { isFiltered, type GuestSearchControl } from './useSearchParams.ts'

// The first rows do not wait for the filters, nor for the lists that they open.
const FilterBar = lazyPart(
  () => import('#src/pages/guests/filters/FilterBar.tsx').then((module) => module.FilterBar),
  <FilterBarPlace />,
)
const MendActions = lazyPart(
  () => import('#src/pages/guests/filters/MendActions.tsx').then((module) => module.MendActions),
  <div className={classes.mendPlace} />,
)
const PastedEmails = lazyPart(() =>
  import('#src/pages/guests/filters/PastedEmails.tsx').then((module) => module.PastedEmails),
)

type ListHeadProps = {
  org: OrgId
  guests: GuestListState
  control: GuestSearchControl
  searchBox: Ref<SearchBoxHandle>
  onDown: () => void
  /** How many guests there are. */
  count: ReactNode
  /** Why loading is paused; nothing when it is not. */
  notice: ReactNode
  /** What can be done with the whole list. */
  actions: ReactNode
  /** The first rows are there: what they did not wait for may load. */
  isReady: boolean
}

/**
 * Title, count, search, filters and actions: in one row where they fit. Search, filters and count stay in sight while
 * the list is scrolled. Below them the attention views, and what was pasted.
 */
export function ListHead(props: ListHeadProps) {
  const { org, guests, control, searchBox, onDown, count, notice, actions, isReady } = props
  const m = useMessages()
  const { view, members, list, selection, error } = guests
  const { search } = control
  const total = list.total ?? view.index.count
  const hasFailed = error !== null && list.rows.size === 0
  const isEmpty = list.complete && list.rows.size === 0
  const [pasted, setPasted] = useState<readonly string[] | null>(null)
  return (
    <ErrorBoundary>
      <div className={classes.head}>
        <h1 className={classes.title}>{m.guests.title}</h1>
        <div className={classes.count}>
          {count}
          <UpdatedAt readAt={list.readAt} />
        </div>
        <div role="search" className={classes.tools}>
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
          {isReady ? (
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
          ) : (
            <FilterBarPlace />
          )}
        </div>
        <div className={classes.actions}>{actions}</div>
      </div>
      {notice}
      {!hasFailed && !isEmpty && (
        <AttentionViews
          counts={view.viewCounts}
          total={total}
          state={{
            members: members.kind,
            listHasMembers: view.listHasMembers,
            guests: list.complete ? 'all' : list.rows.size === 0 ? 'none' : 'some',
          }}
          view={search.view}
          onView={(chosen) => control.change({ view: chosen })}
          onDown={onDown}
          onRetryMembers={guests.retryMembers}
        />
      )}
      {!hasFailed && search.view !== 'all' && mendOf(search.view) && (
        <MendActions
          key={search.view}
          org={org}
          attentionView={search.view}
          view={view}
          members={members.kind === 'read' ? members.list.byId : null}
          isComplete={list.complete && !guests.reading}
        />
      )}
      {pasted && (
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
      )}
    </ErrorBoundary>
  )
}
