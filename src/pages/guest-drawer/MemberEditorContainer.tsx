import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { type UnsavedWork, useApi } from '#src/features/AppContext.tsx'
import { isNotFound, withQuotes } from '#src/features/apiErrorMessage.ts'
import { outcomeMessages } from '#src/features/changes/outcomeMessages.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { nameMember, useMembers } from '#src/features/members/membersResult.ts'
import { type Guest, type GuestRef, statusOf, titleOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isEmpty, type MemberChange, noChange } from '#src/lib/memberChange.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import { EditorNotes } from './EditorNotes.tsx'
import { GuestFields } from './GuestFields.tsx'
import { GuestNotFound } from './GuestNotFound.tsx'
import { MemberEditor } from './MemberEditor.tsx'
import { useAfterLeaving } from './useAfterLeaving.ts'
import { type EditorProgress, useMemberEditor } from './useMemberEditor.tsx'

const GuestHistory = lazyPart(() => import('./GuestHistory.tsx').then((module) => module.GuestHistory))

type MemberEditorContainerProps = {
  guest: GuestRef
  /** What the list knows, shown until the guest is read. */
  listed: Guest | null
  /** What the draft begins with. */
  initial?: MemberChange
  onWork: (work: UnsavedWork) => void
  ask: Ask
  /** The focus goes to the picker at once. */
  focusesPicker?: boolean
  /** Goes on to the next guest, for *Save and next*; without it there is no such button. */
  onNext?: (() => void) | undefined
}

/**
 * One guest and its members. They can be changed at once, by what the list knows; saving begins with the first fresh list.
 * Whatever later reads bring, the draft and its base stay. Keyed by the guest.
 */
export function MemberEditorContainer(props: MemberEditorContainerProps) {
  const { guest, listed, initial = noChange, onWork, ask, focusesPicker = false, onNext } = props
  const m = useMessages()
  const detail = useQuery(useApi().guests.queries.detail(guest))
  const latest = detail.data ?? listed
  const members = useMembers(guest.org)
  const nameOf = (id: MemberId) => nameMember(id, members.result, m).accessibleName
  const title = latest ? titleOf(latest) : guest.email
  const editor = useMemberEditor({
    guest,
    title,
    initial,
    nameOf,
    ask,
    listed: idsOf(latest),
    fresh: detail.isFetchedAfterMount && detail.isSuccess ? idsOf(detail.data) : null,
  })
  const { base, shown, draft, failure } = editor
  const refusal = useStore(useChanges().refusals).get(guest.org)
  const isReading = base === null && (detail.isFetching || detail.isPending)
  const isIdle = editor.progress.kind === 'idle'
  const progress: EditorProgress = isIdle && isReading ? { kind: 'reading' } : editor.progress
  useReportWork(!isIdle ? 'saving' : isEmpty(draft) ? 'none' : 'draft', onWork)

  if (base === null && isNotFound(detail.error)) return <GuestNotFound guest={guest} />
  const canChange = refusal === undefined && (latest === null || statusOf(latest) !== 'deleted')
  const saveAndNext = async () => {
    if (!(await editor.submit())) return
    // Before the next rendering reports it: leaving would ask about a draft that is saved.
    onWork('none')
    onNext?.()
  }
  // A refusal for the whole session is said once, in the same place for every guest.
  const refused = refusal && withQuotes(m.drawer.readOnly, refusal)
  return (
    <MemberEditor
      {...{ shown, draft, progress, focusesPicker }}
      members={members.result}
      isLocked={!canChange || (base === null && !isReading)}
      error={
        refused ? [refused] : failure ? outcomeMessages(failure, { guest: title, member: nameOf }, m) : []
      }
      isUndecided={failure?.kind === 'unknown' || failure?.kind === 'no-answer'}
      guest={{ org: guest.org, company: latest?.company ?? '' }}
      notes={<EditorNotes {...{ guest, title, editor, detail, latest, members, nameOf }} />}
      onSubmit={editor.submit}
      onSaveAndNext={onNext && saveAndNext}
      onEdit={editor.edit}
    >
      {/* Only the list brings the counts of tasks. */}
      {latest && (
        <GuestFields org={guest.org} guest={{ ...latest, stats: latest.stats ?? listed?.stats ?? null }} />
      )}
      <GuestHistory {...{ guest, title }} runner={editor.runner} onDone={editor.takeOver} />
    </MemberEditor>
  )
}

/** Reports what leaving would lose, and once the user has left that nothing is. */
function useReportWork(work: UnsavedWork, onWork: (work: UnsavedWork) => void) {
  const report = useEffectEvent(onWork)
  useEffect(() => report(work), [work])
  useAfterLeaving(() => onWork('none'))
}

function idsOf(guest: Guest | null): readonly MemberId[] | null {
  return guest?.associatedMembers.known === true ? guest.associatedMembers.ids : null
}
