import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { RunPanel } from '#src/features/bulk/RunPanel.tsx'
import { useRuns } from '#src/features/bulk/useRuns.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useGuestTitles } from '#src/features/guests/useGuestTitles.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import { useStore } from '#src/ui/useStore.ts'
import { useTypedSearch } from '#src/ui/useTypedSearch.ts'
import { ChangeList } from './ChangeList.tsx'
import { changeLinesOf, filterLines } from './changeLines.ts'
import { type ChangeSearchParams, defaultChangeSearchParams } from './changeSearchParams.ts'
import classes from './ChangesPage.module.css'
import { ChangeToolbar } from './ChangeToolbar.tsx'
import { useRunContents } from './useRunContents.ts'

const route = getRouteApi('/orgs/$org/changes')

/** What the user did to guests from this browser, single changes and runs, latest first and by day. */
export function ChangesPage() {
  const { org } = route.useParams()
  return <Changes key={org} org={org} />
}

function Changes({ org }: { org: OrgId }) {
  const m = useAllMessages()
  usePageTitle([m.changes.title])
  const { search, type, change } = useChangeSearch()
  const { lines, shown, isLoaded, isLasting, isReading } = useLines(org, search)
  const [run, setRun] = useState<RunId | null>(null)
  const isFiltered = lines.length !== shown.length || isReading
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1>{m.changes.title}</h1>
        <span role="status" className={classes.count}>
          {isReading && m.changeList.searchingRuns}
          {!isReading &&
            lines.length > 0 &&
            (isFiltered
              ? m.changeList.matching(shown.length, lines.length)
              : m.changeList.count(lines.length))}
        </span>
        <ChangeToolbar search={search} lines={lines} org={org} onType={type} onChange={change} />
        <p className={classes.about}>{m.changeList.about}</p>
      </div>
      {!isLasting && <p className={classes.warning}>{m.changeList.inMemory}</p>}
      {shown.length > 0 && <ChangeList org={org} lines={shown} onShowRun={setRun} />}
      {shown.length === 0 && !isLoaded && <p className={classes.loading}>{m.changeList.loading}</p>}
      {lines.length === 0 && isLoaded && (
        <EmptyState title={m.changeList.emptyTitle} text={m.changeList.emptyText} />
      )}
      {lines.length > 0 && shown.length === 0 && !isReading && (
        <EmptyState title={m.changeList.noMatch} text={m.guests.noMatchText}>
          <Button onClick={() => change(defaultChangeSearchParams)}>{m.guests.clearFilters}</Button>
        </EmptyState>
      )}
      {run !== null && (
        <Dialog title={m.bulk.run} onClose={() => setRun(null)} width={560}>
          <RunPanel org={org} id={run} onShowRun={setRun} onDone={() => setRun(null)} />
        </Dialog>
      )}
    </div>
  )
}

/** The changes of an organization, all and those that match. */
function useLines(org: OrgId, search: ChangeSearchParams) {
  const log = useStore(useChanges().log.state)
  const { runs, isLoaded, storage } = useStore(useRuns(org).state)
  const titleOf = useGuestTitles(org)
  const needsContents = search.q.trim() !== '' || search.member !== ''
  const { contents, isReading } = useRunContents(org, runs, titleOf, needsContents)
  const lines = useMemo(() => {
    const entries = log.entries.filter(({ guest }) => guest.org === org)
    return changeLinesOf(entries, runs)
  }, [log.entries, runs, org])
  const shown = useMemo(
    () => filterLines(lines, search, { titleOf, contents }),
    [lines, search, titleOf, contents],
  )
  return {
    lines,
    shown,
    isReading,
    isLoaded: log.isLoaded && isLoaded,
    isLasting: log.isLasting && storage === 'lasting',
  }
}

/** The search parameters of the changes. The URL owns them; a typed query is shown before it is written into the URL. */
function useChangeSearch() {
  const inUrl = route.useSearch()
  const navigate = route.useNavigate()
  const write = (part: Partial<ChangeSearchParams>) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    })
  return useTypedSearch(inUrl, write)
}
