import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { canUndo, lostOf } from '#src/changes/log/judgeEntry.ts'
import type { ChangeEntry } from '#src/changes/log/logEntry.ts'
import { OverwrittenText } from '#src/features/changes/OutcomeText.tsx'
import type { NameOf } from '#src/features/changes/outcomeMessages.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useMembers } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './ChangesPage.module.css'
import { EntryRow } from './EntryRow.tsx'

type ChangeRowProps = {
  entry: ChangeEntry
  title: string
  member: NameOf
  onUndo: () => Promise<void>
  onApplyAgain: (lost: MemberChange) => Promise<void>
}

/** A change of a guest's members, with *Undo* and, when it was overwritten, *Apply again*. */
export function ChangeRow({ entry, title, member, onUndo, onApplyAgain }: ChangeRowProps) {
  const m = useMessages()
  const { log } = useChanges()
  const [isRunning, setRunning] = useState(false)
  const runWithSpinner = (work: Promise<void>) => {
    setRunning(true)
    void work.finally(() => setRunning(false))
  }
  const { before, after } = entry
  const lost = lostOf(entry)
  return (
    <EntryRow
      entry={entry}
      title={title}
      state={stateOf(entry, m)}
      isUndone={entry.undoneBy !== null}
      warning={lost && <OverwrittenText title="" lost={lost} member={member} />}
      actions={
        <>
          {lost && (
            <>
              <Button
                aria-label={m.changes.applyAgainTo(title)}
                onClick={() => {
                  log.dismiss(entry.id)
                  runWithSpinner(onApplyAgain(lost))
                }}
              >
                {m.changes.applyAgain}
              </Button>
              <Button
                variant="subtle"
                aria-label={m.changes.dismissOf(title)}
                onClick={() => log.dismiss(entry.id)}
              >
                {m.common.dismiss}
              </Button>
            </>
          )}
          {canUndo(entry) && (
            <Button
              loading={isRunning}
              aria-label={m.changes.undoOf(title)}
              onClick={() => runWithSpinner(onUndo())}
            >
              {m.changes.undo}
            </Button>
          )}
        </>
      }
    >
      <ChangedNames org={entry.guest.org} change={entry.applied} member={member} />
      {before && after && (
        <span className={classes.counts}>{m.changes.counts(before.length, after.length)}</span>
      )}
    </EntryRow>
  )
}

/** What became of a change; '' when it simply holds. */
function stateOf({ undoneBy, state, kind }: ChangeEntry, m: Messages): string {
  if (undoneBy !== null) return m.changes.undone
  if (state !== 'done') return m.changes.uncertain
  return kind === 'undo' ? m.changes.anUndo : ''
}

type ChangedNamesProps = { org: OrgId; change: MemberChange; member: NameOf }

/** The members added and removed, in the colours of each. */
function ChangedNames({ org, change, member }: ChangedNamesProps) {
  return (
    <span className={classes.names}>
      {change.add.map((id) => (
        <span key={id} className={classes.name} data-kind="added">
          <span>+</span>
          <MemberLink org={org} id={id} name={member(id)} />
        </span>
      ))}
      {change.remove.map((id) => (
        <span key={id} className={classes.name} data-kind="removed">
          <span>−</span>
          <MemberLink org={org} id={id} name={member(id)} />
        </span>
      ))}
    </span>
  )
}

/** Leads to the member and that member's guests; only a name where no member has the id. */
function MemberLink({ org, id, name }: { org: OrgId; id: MemberId; name: string }) {
  const { result } = useMembers(org)
  const label = <bdi translate="no">{name}</bdi>
  if (result.kind !== 'read' || !result.list.byId.has(id)) return label
  return (
    <Link className={classes.member} to="/orgs/$org/members/$id" params={{ org, id: String(id) }}>
      {label}
    </Link>
  )
}
