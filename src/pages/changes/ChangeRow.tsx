import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { canUndo, type ChangeEntry } from '#src/changes/changeLog.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { OverwrittenText } from '#src/features/changes/OutcomeText.tsx'
import type { NameOf } from '#src/features/changes/outcomeMessages.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './ChangesPage.module.css'

type ChangeRowProps = {
  entry: ChangeEntry
  member: NameOf
  onUndo: () => Promise<void>
  onApplyAgain: (lost: MemberChange) => Promise<void>
}

/** One change: whose members, what, when, by whom, what became of it, and what can be done. */
export function ChangeRow({ entry, member, onUndo, onApplyAgain }: ChangeRowProps) {
  const m = useMessages()
  const { log } = useChanges()
  const [isRunning, setRunning] = useState(false)
  const runWithSpinner = (work: Promise<void>) => {
    setRunning(true)
    void work.finally(() => setRunning(false))
  }
  const { guest, title, recheck } = entry
  const lost = recheck.kind === 'overwritten' && entry.undoneBy === null ? recheck.lost : null
  return (
    <li className={classes.row} data-undone={entry.undoneBy !== null || undefined}>
      <Initials name={title} size={32} />
      <div className={classes.what}>
        <Link className={classes.guest} to="/orgs/$org/guests/$email" params={guest}>
          <bdi translate="no">{title}</bdi>
        </Link>
        <ChangedNames change={entry.applied} member={member} />
        <span className={classes.when}>
          <RelativeTime at={entry.at} />
          <span>{m.common.separator}</span>
          <bdi translate="no">{entry.user.name}</bdi>
          <State entry={entry} />
        </span>
        {lost && (
          <p className={classes.lost}>
            <OverwrittenText title="" lost={lost} member={member} />
          </p>
        )}
      </div>
      <div className={classes.actions}>
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
      </div>
    </li>
  )
}

function State({ entry }: { entry: ChangeEntry }) {
  const m = useMessages()
  if (entry.undoneBy !== null) return <span className={classes.state}>{m.changes.undone}</span>
  if (!entry.certain) return <span className={classes.state}>{m.changes.uncertain}</span>
  return entry.kind === 'undo' ? <span className={classes.state}>{m.changes.anUndo}</span> : null
}

/** The members added and removed, in the colours of each. */
function ChangedNames({ change, member }: { change: MemberChange; member: NameOf }) {
  return (
    <span className={classes.names}>
      {change.add.map((id) => (
        <span key={id} className={classes.name} data-kind="added">
          <span>+</span>
          <bdi translate="no">{member(id)}</bdi>
        </span>
      ))}
      {change.remove.map((id) => (
        <span key={id} className={classes.name} data-kind="removed">
          <span>−</span>
          <bdi translate="no">{member(id)}</bdi>
        </span>
      ))}
    </span>
  )
}
