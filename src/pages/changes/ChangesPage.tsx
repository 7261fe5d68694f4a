import { getRouteApi } from '@tanstack/react-router'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { ChangeRow } from './ChangeRow.tsx'
import classes from './ChangesPage.module.css'

const route = getRouteApi('/orgs/$org/changes')

/** What was changed from this tab, latest first, each with an undo. */
export function ChangesPage() {
  const m = useMessages()
  const { org } = route.useParams()
  const entries = useStore(useChanges().log.entries).filter(({ guest }) => guest.org === org)
  const member = useMemberNames(org)
  const { undo, run } = useChangeRunner(org, () => null)
  return (
    <div className={classes.page}>
      <h1 className={classes.heading}>{m.changes.title}</h1>
      <p className={classes.about}>{m.changes.about}</p>
      {entries.length === 0 ? (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{m.changes.emptyTitle}</p>
          <p>{m.changes.emptyText}</p>
        </div>
      ) : (
        <ol className={classes.list} aria-label={m.changes.title}>
          {entries.map((entry) => (
            <ChangeRow
              key={entry.id}
              entry={entry}
              member={member}
              onUndo={() => undo(entry)}
              onApplyAgain={(lost) =>
                run({ guest: entry.guest, title: entry.title, variables: { change: lost } })
              }
            />
          ))}
        </ol>
      )}
    </div>
  )
}
