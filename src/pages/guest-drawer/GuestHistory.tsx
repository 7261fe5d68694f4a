import { useEffect, useId, useState, type ReactNode } from 'react'
import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { deletedGuests, entriesOf } from '#src/changes/log/judgeEntry.ts'
import { type LogEntry, isMemberChange } from '#src/changes/log/logEntry.ts'
import { useRuns } from '#src/features/bulk/useRuns.ts'
import { ChangedNames } from '#src/features/changes/ChangedNames.tsx'
import { EntryActions } from '#src/features/changes/EntryActions.tsx'
import { EntryNote } from '#src/features/changes/EntryNote.tsx'
import type { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import { guestKey, type GuestRef } from '#src/lib/guest.ts'
import { isEmpty } from '#src/lib/memberChange.ts'
import { type RowRecord, rowCount, type RunRecord } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { ExactTime } from '#src/ui/ExactTime.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { runTitle } from '#src/features/bulk/runTitle.ts'
import classes from './GuestHistory.module.css'

type GuestHistoryProps = {
  guest: GuestRef
  /** What the guest is called. */
  title: string
  runner: ReturnType<typeof useChangeRunner>
  /** Called with the outcome of each change that is made here. */
  onDone: (outcome: ChangeOutcome) => void
}

type RunRow = { run: RunRecord; row: RowRecord }

/**
 * What the user did to this guest from this browser, single changes and rows of runs, latest first. Closed at first: the
 * drawer has one *Undo* then, that of the notice.
 */
export function GuestHistory({ guest, title, runner, onDone }: GuestHistoryProps) {
  const m = useAllMessages()
  const listId = useId()
  const { entries } = useStore(useChanges().log.state)
  const rows = useRunRows(guest)
  const [isOpen, setOpen] = useState(false)
  const isDeleted = deletedGuests(entries, guest.org).has(guestKey(guest))
  const items = [
    ...entriesOf(entries, guest).map((entry) => ({
      at: entry.at,
      id: entry.id,
      content: <Entry {...{ entry, title, isDeleted, runner, onDone }} />,
    })),
    ...rows.map(({ run, row }) => ({
      at: row.at,
      id: run.id,
      content: <Row {...{ run, row }} />,
    })),
  ].toSorted((one, other) => other.at - one.at)
  if (items.length === 0) return null
  return (
    <div>
      <Button
        variant="link"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {m.changeList.countOfGuest(items.length)}
      </Button>
      {isOpen && (
        <ul id={listId} aria-label={m.changeList.ofGuest} className={classes.list}>
          {items.map(({ id, content }) => (
            <li key={id} tabIndex={-1} className={classes.item}>
              {content}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type EntryProps = Pick<GuestHistoryProps, 'title' | 'runner' | 'onDone'> & {
  entry: LogEntry
  isDeleted: boolean
}

function Entry({ entry, title, isDeleted, runner, onDone }: EntryProps) {
  const m = useAllMessages()
  const { org } = entry.guest
  const member = useMemberNames(org)
  return (
    <>
      <div className={classes.what}>
        {isMemberChange(entry) ? (
          <ChangedNames
            {...{ org, member }}
            change={entry.applied}
            isGone={entry.undoneBy !== null || entry.state === 'not-done'}
          />
        ) : (
          m.changeList.guestKinds[entry.kind]
        )}
        <When at={entry.at}>
          <EntryNote {...{ entry, isDeleted, member }} />
        </When>
      </div>
      <EntryActions {...{ entry, title, isDeleted, runner, onDone }} />
    </>
  )
}

/** A row of a run. The run is undone as a whole, under Changes. */
function Row({ run, row }: RunRow) {
  const m = useAllMessages()
  const member = useMemberNames(run.org)
  const note = m.changeList.inRun(runTitle(run, m), rowCount(run.counts))
  return (
    <div className={classes.what}>
      <ChangedNames org={run.org} member={member} change={row.applied} isGone={row.state === 'undone'} />
      <When at={row.at}>
        <span>{row.state === 'undone' ? `${note} ${m.changeList.obstacles.undone}` : note}</span>
      </When>
    </div>
  )
}

function When({ at, children }: { at: number; children: ReactNode }) {
  return (
    <span className={classes.when}>
      <ExactTime at={at} />
      {children}
    </span>
  )
}

/** What runs have changed of this guest. Read again when a run begins or ends. */
function useRunRows(guest: GuestRef): readonly RunRow[] {
  const { org, email } = guest
  const runs = useRuns(org)
  const states = useStore(runs.state)
    .runs.map(({ run }) => `${run.id} ${run.state}`)
    .join()
  const [rows, setRows] = useState<readonly RunRow[]>([])
  useEffect(() => {
    let isStopped = false
    const read = async () => {
      const all = await runs.rowsOfGuest(email)
      if (!isStopped) setRows(all.filter(({ row }) => !isEmpty(row.applied) && row.state !== 'failed'))
    }
    if (states !== '') void read()
    return () => {
      isStopped = true
    }
  }, [runs, email, states])
  return rows
}
