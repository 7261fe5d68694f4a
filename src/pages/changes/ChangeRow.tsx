import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { canUndo, leaveOverwritten, type ChangeEntry } from '#src/changes/changeLog.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { changeInShort, type NameOf } from '#src/features/changes/outcomeSentences.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { Sentence } from '#src/ui/BidiText.tsx'
import { ChangedNames } from '#src/features/changes/ChangedNames.tsx'
import classes from './ChangesPage.module.css'

type ChangeRowProps = {
  org: OrgId
  entry: ChangeEntry
  name: NameOf
  onUndo: () => Promise<void>
  onApplyAgain: (lost: MemberChange) => Promise<void>
}

/** One change: whose members, what, when, by whom, what became of it, and what can be done. */
export function ChangeRow({ org, entry, name, onUndo, onApplyAgain }: ChangeRowProps) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const during = (work: Promise<void>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const { settled } = entry
  const lost = settled.kind === 'overwritten' && entry.undoneBy === null ? settled.lost : null
  return (
    <li className={classes.row} data-undone={entry.undoneBy !== null || undefined}>
      <Initials name={entry.title} size={32} />
      <div className={classes.what}>
        <Link className={classes.guest} to="/orgs/$org/guests/$email" params={{ org, email: entry.email }}>
          <bdi>{entry.title}</bdi>
        </Link>
        <ChangedNames change={entry.applied} name={name} />
        <span className={classes.when}>
          <RelativeTime at={entry.at} />
          {entry.user && (
            <>
              {' · '}
              <bdi>{entry.user.name}</bdi>
            </>
          )}
          <State entry={entry} />
        </span>
        {lost && (
          <p className={classes.lost}>
            <Sentence text={`Overwritten by someone since: ${changeInShort(lost, name)} is gone.`} />
          </p>
        )}
      </div>
      <div className={classes.actions}>
        {lost && (
          <>
            <Button
              variant="default"
              aria-label={`Apply again to ${entry.title}`}
              onClick={() => {
                leaveOverwritten(client, entry)
                during(onApplyAgain(lost))
              }}
            >
              Apply again
            </Button>
            <Button
              variant="subtle"
              color="gray"
              aria-label={`Leave it: ${entry.title}`}
              onClick={() => leaveOverwritten(client, entry)}
            >
              Leave it
            </Button>
          </>
        )}
        {canUndo(entry) && (
          <Button
            variant="default"
            loading={busy}
            aria-label={`Undo the change of ${entry.title}`}
            onClick={() => during(onUndo())}
          >
            Undo
          </Button>
        )}
      </div>
    </li>
  )
}

function State({ entry }: { entry: ChangeEntry }) {
  if (entry.undoneBy !== null) return <span className={classes.state}>Undone</span>
  if (!entry.certain) return <span className={classes.state}>Not known whether it was saved</span>
  return entry.kind === 'undo' ? <span className={classes.state}>An undo</span> : null
}
