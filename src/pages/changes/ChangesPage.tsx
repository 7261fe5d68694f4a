import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { changeLogQueries } from '#src/changes/changeLog.ts'
import { useMarkedNames } from '#src/features/members/membersRead.ts'
import { ChangeRow } from './ChangeRow.tsx'
import classes from './ChangesPage.module.css'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'

const route = getRouteApi('/orgs/$org/changes')

/** What was changed from this tab, the latest first, each with the way back. */
export function ChangesPage() {
  const { org } = route.useParams()
  const { data: entries = [] } = useQuery(changeLogQueries.list(org))
  const name = useMarkedNames(org)
  const { undo, run } = useChangeRunner(org, () => null)
  return (
    <div className={classes.page}>
      <h1 className={classes.heading}>Changes</h1>
      <p className={classes.about}>
        What you changed in this tab, the latest first. It is kept until you close or reload the tab; Tallyfy
        keeps no such list.
      </p>
      {entries.length === 0 ? (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>Nothing changed yet</p>
          <p>
            Open a guest, add or remove members, and save: the change appears here, with a way to undo it.
          </p>
        </div>
      ) : (
        <ol className={classes.list} aria-label="Changes">
          {entries.map((entry) => (
            <ChangeRow
              key={entry.id}
              org={org}
              entry={entry}
              name={name}
              onUndo={() => undo(entry)}
              onApplyAgain={(lost) =>
                run({ email: entry.email, title: entry.title, asked: { change: lost } })
              }
            />
          ))}
        </ol>
      )}
    </div>
  )
}
