import { useQuery } from '@tanstack/react-query'
import { useApi } from '#src/features/AppContext.tsx'
import { titleOf } from '#src/lib/guest.ts'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import classes from './ChangeList.module.css'

/** When something was done (epoch ms), and by whom: the list has what the signed-in user did, and nothing else. */
export function When({ at }: { at: number }) {
  const session = useQuery(useApi().session.queries.current()).data?.session
  return (
    <span className={classes.when}>
      <RelativeTime at={at} />
      {session && <bdi translate="no">{titleOf(session.user)}</bdi>}
    </span>
  )
}
