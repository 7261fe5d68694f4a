import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type ChangeEntry, type LogEntry, isMemberChange } from '#src/changes/log/logEntry.ts'
import { ChangedNames } from '#src/features/changes/ChangedNames.tsx'
import { EntryActions } from '#src/features/changes/EntryActions.tsx'
import { EntryNote } from '#src/features/changes/EntryNote.tsx'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { useGuestTitles } from '#src/features/guests/useGuestTitles.ts'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { lazyDialog } from '#src/ui/lazyPart.tsx'
import classes from './ChangeList.module.css'
import { When } from './When.tsx'

const MemberLists = lazyDialog(() => import('./MemberLists.tsx').then((module) => module.MemberLists))

type EntryRowProps = {
  org: OrgId
  entry: LogEntry
  /** The guest is gone. */
  isDeleted: boolean
}

/** One single change: whose, what, what became of it, when, by whom, and what can be done. */
export function EntryRow({ org, entry, isDeleted }: EntryRowProps) {
  const m = useAllMessages()
  const member = useMemberNames(org)
  const title = useGuestTitles(org)(entry.guest)
  const runner = useChangeRunner(org, () => null)
  const { email } = entry.guest
  return (
    <div className={classes.row}>
      <span className={classes.guest}>
        <Initials name={title} />
        <span className={classes.who}>
          {isDeleted ? (
            <bdi translate="no" className={classes.name}>
              {title}
            </bdi>
          ) : (
            <Link className={classes.name} to="/orgs/$org/guests/$email" params={entry.guest}>
              <bdi translate="no">{title}</bdi>
            </Link>
          )}
          {title !== email && (
            <bdi translate="no" className={classes.email}>
              {email}
            </bdi>
          )}
        </span>
      </span>
      <span className={classes.what}>
        {isMemberChange(entry) ? (
          <MemberChangeText org={org} entry={entry} title={title} />
        ) : (
          m.changeList.guestKinds[entry.kind]
        )}
      </span>
      <span className={classes.note}>
        <EntryNote {...{ entry, isDeleted, member }} />
      </span>
      <When at={entry.at} />
      <span className={classes.actions}>
        <EntryActions {...{ entry, title, isDeleted, runner }} />
      </span>
    </div>
  )
}

/** The members added and removed, and how many there were before and after; the numbers show both lists. */
function MemberChangeText({ org, entry, title }: { org: OrgId; entry: ChangeEntry; title: string }) {
  const m = useAllMessages()
  const member = useMemberNames(org)
  const [showsLists, setShowsLists] = useState(false)
  const { applied, at, before, after, state, undoneBy } = entry
  const isGone = undoneBy !== null || state === 'not-done'
  const counts = before && after && m.changeList.counts(before.length, after.length)
  return (
    <>
      <span className={classes.names}>
        <ChangedNames {...{ org, member, isGone }} change={applied} />
      </span>
      {counts && (
        <Button
          variant="plain"
          className={classes.counts}
          aria-label={m.changeList.showLists(title, counts)}
          onClick={() => setShowsLists(true)}
        >
          {counts}
        </Button>
      )}
      {showsLists && before && after && (
        <MemberLists {...{ title, at, before, after, member }} onClose={() => setShowsLists(false)} />
      )}
    </>
  )
}
