import { useQueryClient } from '@tanstack/react-query'
import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { type ChangeMembersVariables, type ChangeResult, undoVariables } from '#src/changes/createChanges.ts'
import type { ChangeLog } from '#src/changes/log/changeLog.ts'
import { canUndo, lostOf } from '#src/changes/log/judgeEntry.ts'
import { type ChangeEntry, type EntryId, isMemberChange } from '#src/changes/log/logEntry.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { useChanges } from './useChanges.ts'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import { type GuestRef, type OrgId, isSameGuest } from '#src/lib/guest.ts'
import { type MemberChange, isEmpty } from '#src/lib/memberChange.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { NoticeAction } from '#src/ui/NoticeCard.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { OutcomeText, OverwrittenText } from './OutcomeText.tsx'

/** A change to make, and who else needs to know how it ended. */
type ChangeJob = {
  guest: GuestRef
  /** What the guest is called. */
  title: string
  variables: Omit<ChangeMembersVariables, 'session'>
  onDone?: ((outcome: ChangeOutcome) => void) | undefined
}

/**
 * Makes changes that have no editor: *Undo* and *Apply again*. They continue when the page is left; a notice says how
 * they ended, and so does the page Changes. `getOpenGuest`: the guest whose drawer is open by then.
 */
export function useChangeRunner(org: OrgId, getOpenGuest: () => GuestRef | null) {
  const api = useApi()
  const changes = useChanges()
  const queryClient = useQueryClient()
  const notices = useNotices()
  const m = useMessages()
  const member = useMemberNames(org)

  /** Makes the change and shows nothing. Never rejects. */
  const execute = ({ guest, variables }: Pick<ChangeJob, 'guest' | 'variables'>): Promise<ChangeResult> => {
    const session = api.session.current()
    const options = queryClient.defaultMutationOptions(changes.changeMembersMutation(guest))
    const mutation = queryClient.getMutationCache().build(queryClient, options)
    return mutation.execute({ ...variables, session })
  }

  const run = async (job: ChangeJob): Promise<void> => {
    const result = await execute(job)
    job.onDone?.(result.outcome)
    showResult(job, result)
  }

  const undo = (entry: ChangeEntry, onDone?: ChangeJob['onDone']) => {
    const title = api.guests.knownTitle(queryClient, entry.guest)
    return run({ guest: entry.guest, title, variables: undoVariables(entry), onDone })
  }

  /** Shows a notice of how a change ended, with what the user can do about it. */
  const showResult = (job: ChangeJob, { outcome, entry }: ChangeResult): void => {
    const { title, variables, onDone } = job
    const undoing = variables.undoes !== undefined
    const undoable = !undoing && entry && canUndo(entry) ? entry : null
    const again = (news: Partial<ChangeMembersVariables>) =>
      void run({ ...job, variables: { ...variables, ...news } })
    const acceptEmptyList = () => api.guests.acceptEmptyList(job.guest)
    const action = undoable
      ? { label: m.changes.undo, run: () => void undo(undoable, onDone) }
      : nextStep(outcome, m, { again, acceptEmptyList })
    const notice = notices.show({
      text: <OutcomeText title={title} outcome={outcome} member={member} undoing={undoing} />,
      ...(action && { action }),
    })
    if (!undoable) return
    onceUndone(changes.log, undoable.id, notice.withdrawAction)
    onceOverwritten(changes.log, undoable.id, (lost) => showOverwritten(job, undoable, lost))
  }

  /** An open drawer shows it by itself; anywhere else a notice does. */
  const showOverwritten = ({ guest, title, onDone }: ChangeJob, entry: ChangeEntry, lost: MemberChange) => {
    const openGuest = getOpenGuest()
    if (openGuest && isSameGuest(openGuest, guest)) return
    const applyAgain = () => {
      changes.log.dismiss(entry.id)
      void run({ guest, title, variables: { change: lost }, onDone })
    }
    const notice = notices.show({
      text: <OverwrittenText title={title} lost={lost} member={member} />,
      action: { label: m.changes.applyAgain, run: applyAgain },
    })
    onceUndone(changes.log, entry.id, notice.dismiss)
  }

  return { execute, run, undo, showResult }
}

type NextSteps = { again: (news: Partial<ChangeMembersVariables>) => void; acceptEmptyList: () => void }

/** What the user can do about a change that was not saved. */
function nextStep(
  outcome: ChangeOutcome,
  m: Messages,
  { again, acceptEmptyList }: NextSteps,
): NoticeAction | null {
  if (outcome.kind === 'saved' || outcome.kind === 'unchanged' || outcome.kind === 'partial') return null
  const { inDoubt } = outcome
  if (outcome.kind === 'needs-confirmation') {
    return { label: m.changes.removeAllMembers, run: () => again({ confirmed: true, inDoubt }) }
  }
  if (outcome.kind !== 'unexpected-null') {
    const label = isEmpty(inDoubt) ? m.changes.tryAgain : m.changes.checkAgain
    return { label, run: () => again({ inDoubt }) }
  }
  const run = () => {
    acceptEmptyList()
    again({ inDoubt })
  }
  return { label: m.changes.acceptEmptyList, run }
}

/** The change as the log has it now; null: it is not there any more. */
function findChange(log: ChangeLog, id: EntryId): ChangeEntry | null {
  const entry = log.find(id)
  return entry && isMemberChange(entry) ? entry : null
}

/** Calls back once, when the change was undone. */
function onceUndone(log: ChangeLog, id: EntryId, onUndone: () => void): void {
  const stop = log.state.subscribe(() => {
    const entry = findChange(log, id)
    if (entry?.undoneBy === null) return
    stop()
    if (entry) onUndone()
  })
}

/** Calls back once, if a later read finds the change overwritten; not after it was undone. */
function onceOverwritten(log: ChangeLog, id: EntryId, onLost: (lost: MemberChange) => void): void {
  const stop = log.state.subscribe(() => {
    const entry = findChange(log, id)
    const recheck = entry?.undoneBy === null ? entry.recheck : null
    if (recheck?.kind === 'pending' || recheck?.kind === 'kept') return
    stop()
    const lost = entry && lostOf(entry)
    if (lost) onLost(lost)
  })
}
