import { useState } from 'react'
import type { BulkKind } from '#src/features/bulk/bulkKinds.ts'
import { mendOf, type AttentionRuleId, type Mend, type MembersById } from '#src/guest-list/attentionRules.ts'
import { guestsAt } from '#src/guest-list/guestIndex.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { lazyDialog } from '#src/ui/lazyPart.tsx'
import classes from './MendActions.module.css'
import { useSuggestions, type Suggestions } from './useSuggestions.ts'

const BulkDialog = lazyDialog(() =>
  import('#src/features/bulk/BulkDialog.tsx').then((module) => module.BulkDialog),
)
const SuggestionsDialog = lazyDialog(() =>
  import('#src/features/bulk/SuggestionsDialog.tsx').then((module) => module.SuggestionsDialog),
)

type MendActionsProps = {
  org: OrgId
  attentionView: AttentionRuleId
  view: GuestView
  /** null: not all read. */
  members: MembersById | null
  /** All guests are loaded: others would be left behind. */
  isComplete: boolean
}

/** The guests are those of the moment when the dialog was opened. */
type OpenDialog =
  | { kind: BulkKind; guests: readonly Guest[]; from: readonly MemberId[] }
  | { kind: 'suggestions'; guests: readonly Guest[]; suggestions: Suggestions['byEmail'] }

/** What ends the reason of an attention view: a run over all guests that match, offered above them. */
export function MendActions({ org, attentionView, view, members, isComplete }: MendActionsProps) {
  const m = useMessages()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const mend = mendOf(attentionView)
  const suggestions = useSuggestions(mend?.kind === 'add-or-suggest' && isComplete, view, members)
  const close = () => setDialog(null)
  const count = view.shown.length
  const open = (chosen: Mend) => {
    const guests = guestsAt(view.index, view.shown)
    if (chosen.kind !== 'replace') setDialog({ kind: bulkKinds[chosen.kind], guests, from: [] })
    else if (members)
      setDialog({
        kind: 'replace-or-remove',
        guests,
        from: causesOf(guests, (id) => chosen.isCause(id, members)),
      })
  }
  return (
    <div className={classes.line}>
      {mend && count > 0 && (
        <Button inactive={!isComplete || members === null} onClick={() => open(mend)}>
          {m.attention.mends[mend.label](count)}
        </Button>
      )}
      {suggestions !== null && suggestions.byEmail.size > 0 && count > 0 && (
        <Button
          inactive={suggestions.isOld}
          onClick={() =>
            setDialog({
              kind: 'suggestions',
              guests: guestsAt(view.index, view.shown),
              suggestions: suggestions.byEmail,
            })
          }
        >
          {m.attention.takeSuggestions(suggestions.byEmail.size, count)}
        </Button>
      )}
      {dialog !== null &&
        (dialog.kind === 'suggestions' ? (
          <SuggestionsDialog
            org={org}
            guests={dialog.guests}
            suggestions={dialog.suggestions}
            onClose={close}
          />
        ) : (
          <BulkDialog
            org={org}
            kind={dialog.kind}
            guests={dialog.guests}
            from={dialog.from}
            onClose={close}
          />
        ))}
    </div>
  )
}

const bulkKinds = { add: 'add', 'add-or-suggest': 'add', 'remove-all': 'remove-all' } as const

/** The members that are the cause for some of these guests, the most frequent first. */
function causesOf(guests: readonly Guest[], isCause: (id: MemberId) => boolean): readonly MemberId[] {
  const counts = new Map<MemberId, number>()
  for (const { associatedMembers } of guests)
    if (associatedMembers.known)
      for (const id of associatedMembers.ids) if (isCause(id)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([id]) => id)
}
