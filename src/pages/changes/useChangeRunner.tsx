import { useQueryClient } from '@tanstack/react-query'
import { canUndo, changeLogQueries, type ChangeEntry } from '#src/api/changeLog.ts'
import { changeMembersOf, undoOf, type MembersAsked } from '#src/api/changeMembersOf.ts'
import type { ChangeOutcome } from '#src/lib/changeOutcome.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { useMarkedNames } from '#src/pages/guest-drawer/membersRead.ts'
import type { NoticeAction } from '#src/ui/NoticeCard.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { OutcomeText } from './OutcomeText.tsx'

/** Told how a change ended, once it landed or stopped. */
type OnEnd = (outcome: ChangeOutcome) => void

/**
 * Makes changes that have no editor to answer to: *Undo* and *Apply again*. They outlive the page they were asked
 * for on; how they end is told in a notice, and stands under Changes.
 */
export function useChangeRunner(org: OrgId) {
  const client = useQueryClient()
  const notices = useNotices()
  const name = useMarkedNames(org)

  const run = async (email: Email, title: string, asked: MembersAsked, onEnd?: OnEnd): Promise<void> => {
    const options = client.defaultMutationOptions(changeMembersOf(org, email))
    const outcome = await client.getMutationCache().build(client, options).execute(asked)
    tell(email, title, asked, outcome, onEnd)
    onEnd?.(outcome)
  }

  const tell = (email: Email, title: string, asked: MembersAsked, outcome: ChangeOutcome, onEnd?: OnEnd) => {
    const text = (
      <OutcomeText title={title} outcome={outcome} name={name} undoing={asked.undoes !== undefined} />
    )
    const again = (confirmed: Confirmed) => () =>
      void run(email, title, { ...asked, confirmed: { ...asked.confirmed, ...confirmed } }, onEnd)
    const action = nextStep(outcome, again)
    const entry = asked.undoes ? null : entryOf(outcome)
    const undoing = entry && { label: 'Undo', run: () => void undo(entry, onEnd) }
    notices.show({ text, ...(action && { action }), ...(undoing && { action: undoing }) })
  }

  /** The log's entry for an outcome: what an undo of it takes back. */
  const entryOf = (outcome: ChangeOutcome): ChangeEntry | null => {
    const entries = client.getQueryData(changeLogQueries.list(org).queryKey) ?? []
    return entries.find((entry) => entry.outcome === outcome && canUndo(entry)) ?? null
  }

  const undo = (entry: ChangeEntry, onEnd?: OnEnd) => run(entry.email, entry.title, undoOf(entry), onEnd)
  return { run, undo, tell, entryOf }
}

type Confirmed = NonNullable<MembersAsked['confirmed']>

/** What a person can do about a change that has not landed. */
function nextStep(outcome: ChangeOutcome, again: (confirmed: Confirmed) => () => void): NoticeAction | null {
  if (outcome.kind === 'saved' || outcome.kind === 'already so' || outcome.kind === 'partly saved')
    return null
  if (outcome.kind === 'would empty') return { label: 'Remove all members', run: again({ empty: true }) }
  if (outcome.kind === 'says nobody') return { label: 'Go on as if nobody', run: again({ nobody: true }) }
  return { label: 'Try again', run: again({}) }
}

export type ChangeRunner = ReturnType<typeof useChangeRunner>
