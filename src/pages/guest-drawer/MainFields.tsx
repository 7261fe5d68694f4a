import type { Guest } from '#src/lib/guest.ts'
import { nameOf } from '#src/lib/messages/richText.ts'
import { ExactTime } from '#src/ui/ExactTime.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './GuestFields.module.css'

/** What matters most of a guest: when and where it was seen, its tasks, since when there is this guest. */
export function MainFields({ guest }: { guest: Guest }) {
  const m = useMessages()
  const { lastAccessedAt, createdAt, stats, lastCity, lastCountry, lastKnownCountry } = guest
  const place = [lastCity, lastCountry || lastKnownCountry].filter(Boolean).join(', ')
  const hasDate = typeof createdAt === 'number' || createdAt === 'unreadable'
  return (
    <dl className={classes.fields}>
      <div className={classes.field}>
        <dt>{m.fields.lastAccessedAt}</dt>
        <dd>
          <ExactTime at={lastAccessedAt} />
          {place && <RichText text={[m.common.separator, nameOf(place)]} />}
        </dd>
      </div>
      <div className={classes.field}>
        <dt>{m.columns.tasks}</dt>
        <dd>{m.fields.taskCounts(stats?.assignedTasks ?? null, stats?.tasksCompleted ?? null)}</dd>
      </div>
      <div className={classes.field}>
        <dt>{m.fields.createdAt}</dt>
        <dd>{hasDate ? <ExactTime at={createdAt} /> : m.common.unknown}</dd>
      </div>
    </dl>
  )
}
