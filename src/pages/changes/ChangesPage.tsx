import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isMemberChange, type LogEntry } from '#src/changes/log/logEntry.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { RunList } from '#src/features/bulk/RunList.tsx'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import { useNow } from '#src/ui/useNow.ts'
import { useStore } from '#src/ui/useStore.ts'
import { ChangeRow } from './ChangeRow.tsx'
import classes from './ChangesPage.module.css'
import { EntryRow } from './EntryRow.tsx'

const route = getRouteApi('/orgs/$org/changes')

/** What was done to guests from this tab, latest first and by day; changes of members with an undo. */
export function ChangesPage() {
  const m = useMessages()
  usePageTitle([m.changes.title])
  const { org } = route.useParams()
  const entries = useStore(useChanges().log.state).entries.filter(({ guest }) => guest.org === org)
  return (
    <div className={classes.page}>
      <h1 className={classes.heading}>{m.changes.title}</h1>
      <p className={classes.about}>{m.changes.about}</p>
      <RunList org={org} />
      {entries.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState title={m.changes.emptyTitle} text={m.changes.emptyText} />
        </div>
      ) : (
        <Entries org={org} entries={entries} />
      )}
    </div>
  )
}

/** The first entry of each day has the day above it. */
function Entries({ org, entries }: { org: OrgId; entries: readonly LogEntry[] }) {
  const m = useMessages()
  const now = useNow()
  const days = entries.map(({ at }) => m.format.day(at, now))
  return (
    <ol className={classes.list} aria-label={m.changes.title}>
      {entries.map((entry, index) => (
        <li key={entry.id}>
          {days[index] !== days[index - 1] && <h2 className={classes.day}>{days[index]}</h2>}
          <Entry org={org} entry={entry} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ org, entry }: { org: OrgId; entry: LogEntry }) {
  const m = useMessages()
  const member = useMemberNames(org)
  const { undo, run } = useChangeRunner(org, () => null)
  const title = useApi().guests.knownTitle(useQueryClient(), entry.guest)
  if (!isMemberChange(entry))
    return (
      <EntryRow entry={entry} title={title}>
        {m.changes.guestKinds[entry.kind]}
      </EntryRow>
    )
  const { guest } = entry
  return (
    <ChangeRow
      entry={entry}
      title={title}
      member={member}
      onUndo={() => undo(entry)}
      onApplyAgain={(lost) => run({ guest, title, variables: { change: lost } })}
    />
  )
}
