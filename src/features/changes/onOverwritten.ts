import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import { changeLogQueries, type ChangeEntry } from '#src/changes/changeLog.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'

/** Calls back once, should a later read find that somebody has overwritten this change; not after it was undone. */
export function onOverwritten(
  client: QueryClient,
  entry: ChangeEntry,
  tell: (lost: MemberChange) => void,
): void {
  const stop = new QueryObserver(client, changeLogQueries.list(entry.org)).subscribe(({ data }) => {
    const now = data?.find(({ id }) => id === entry.id)
    const state = !now || now.undoneBy !== null ? { kind: 'over' as const } : now.settled
    if (state.kind === 'open' || state.kind === 'kept') return
    stop()
    if (state.kind === 'overwritten') tell(state.lost)
  })
}
