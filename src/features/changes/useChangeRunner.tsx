import { useQueryClient } from '@tanstack/react-query'
import { canUndo, changeLogQueries, leaveOverwritten, type ChangeEntry } from '#src/changes/changeLog.ts'
import { changeMembersOf, undoOf, type MembersAsked } from '#src/changes/changeMembersMutation.ts'
import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { useMarkedNames } from '#src/features/members/membersRead.ts'
import type { NoticeAction } from '#src/ui/NoticeCard.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { onOverwritten } from './onOverwritten.ts'
import { OutcomeText, OverwrittenText } from './OutcomeText.tsx'

/** A change to make, and who else wants to know how it ended. */
type Job = {
  email: Email
  /** What the guest is called. */
  title: string
  asked: MembersAsked
  follow?: (outcome: ChangeOutcome) => void
}

type Confirmed = NonNullable<MembersAsked['confirmed']>
export type ChangeRunner = ReturnType<typeof useChangeRunner>

/**
 * Makes changes that have no editor to answer to: *Undo* and *Apply again*. They outlive the page they were asked
 * for on; how they end is told in a notice, and stands under Changes. `beside`: the guest whose drawer is open by then.
 */
export function useChangeRunner(org: OrgId, beside: () => Email | null) {
  const client = useQueryClient()
  const notices = useNotices()
  const name = useMarkedNames(org)

  const run = async (job: Job): Promise<void> => {
    const options = client.defaultMutationOptions(changeMembersOf(org, job.email))
    const outcome = await client.getMutationCache().build(client, options).execute(job.asked)
    job.follow?.(outcome)
    tell(job, outcome)
  }

  const undo = (entry: ChangeEntry, follow?: Job['follow']) => {
    const { email, title } = entry
    return run({ email, title, asked: undoOf(entry), ...(follow && { follow }) })
  }

  const tell = (job: Job, outcome: ChangeOutcome): void => {
    const { title, asked, follow } = job
    const undoing = asked.undoes !== undefined
    const entry = undoing ? null : undoable(outcome)
    const action = entry
      ? { label: 'Undo', run: () => void undo(entry, follow) }
      : nextStep(outcome, (confirmed) =>
          run({ ...job, asked: { ...asked, confirmed: { ...asked.confirmed, ...confirmed } } }),
        )
    notices.show({
      text: <OutcomeText title={title} outcome={outcome} name={name} undoing={undoing} />,
      ...(action && { action }),
    })
    if (entry) onOverwritten(client, entry, (lost) => tellLost(job, entry, lost))
  }

  /** Somebody's later write has undone it: an open drawer says so itself, anywhere else a notice does. */
  const tellLost = ({ email, title, follow }: Job, entry: ChangeEntry, lost: MemberChange): void => {
    if (email === beside()) return
    const applyAgain = () => {
      leaveOverwritten(client, entry)
      void run({ email, title, asked: { change: lost }, ...(follow && { follow }) })
    }
    notices.show({
      text: <OverwrittenText title={title} lost={lost} name={name} />,
      action: { label: 'Apply again', run: applyAgain },
    })
  }

  /** The log's entry for an outcome, when there is something to take back. */
  const undoable = (outcome: ChangeOutcome): ChangeEntry | null => {
    const entries = client.getQueryData(changeLogQueries.list(org).queryKey) ?? []
    return entries.find((entry) => entry.outcome === outcome && canUndo(entry)) ?? null
  }

  return { run, undo, tell }
}

/** What a person can do about a change that has not landed. */
function nextStep(
  outcome: ChangeOutcome,
  again: (confirmed: Confirmed) => Promise<void>,
): NoticeAction | null {
  if (outcome.kind === 'saved' || outcome.kind === 'already so' || outcome.kind === 'partly saved')
    return null
  if (outcome.kind === 'would empty')
    return { label: 'Remove all members', run: () => void again({ empty: true }) }
  if (outcome.kind === 'says nobody')
    return { label: 'Go on as if nobody', run: () => void again({ nobody: true }) }
  return { label: 'Try again', run: () => void again({}) }
}
