import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useRef, useState } from 'react'
import { deletedGuests } from '#src/changes/log/judgeEntry.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { guestKey, type OrgId } from '#src/lib/guest.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { remInPx } from '#src/ui/remInPx.ts'
import { useNow } from '#src/ui/useNow.ts'
import { useStore } from '#src/ui/useStore.ts'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'
import { type ChangeLine, placeLines } from './changeLines.ts'
import classes from './ChangeList.module.css'
import { EntryRow } from './EntryRow.tsx'
import { RunRow } from './RunRow.tsx'

type ChangeListProps = {
  org: OrgId
  lines: readonly ChangeLine[]
  onShowRun: (id: RunId) => void
}

/** The changes by day, of which only those near the window are mounted. The first one of each day has the day above it. */
export function ChangeList({ org, lines, onShowRun }: ChangeListProps) {
  const m = useMessages()
  const now = useNow()
  const body = useRef<HTMLDivElement>(null)
  // The height of a day in CSS is the same 1.5rem.
  const [height] = useState(() => 1.5 * remInPx())
  const steps = useSteps()
  const placed = useMemo(() => placeLines(lines, steps), [lines, steps])
  const { entries } = useStore(useChanges().log.state)
  const deleted = useMemo(() => deletedGuests(entries, org), [entries, org])
  const count = placed.at(-1)?.to ?? 0
  const { first, end } = useWindowedRows({ body, count, height })
  return (
    <div
      ref={body}
      role="list"
      aria-label={m.changes.title}
      className={classes.list}
      style={{ height: count * height }}
    >
      {placed.map(
        ({ line, beginsDay, from, to }, index) =>
          to > first &&
          from < end && (
            <div
              key={line.id}
              role="listitem"
              tabIndex={-1}
              aria-setsize={placed.length}
              aria-posinset={index + 1}
              className={classes.item}
              style={{ height: (to - from) * height, transform: `translateY(${from * height}px)` }}
            >
              {beginsDay && <h2 className={classes.day}>{m.format.day(line.at, now)}</h2>}
              {line.kind === 'run' ? (
                <RunRow org={org} view={line.view} onShow={() => onShowRun(line.id)} />
              ) : (
                <EntryRow org={org} entry={line.entry} isDeleted={deleted.has(guestKey(line.entry.guest))} />
              )}
            </div>
          ),
      )}
    </div>
  )
}

/** How many steps of the list a change takes: two in a wide window, more where its parts are below each other. */
function useSteps(): number {
  const options = { getInitialValueInEffect: false }
  const isWide = useMediaQuery('(min-width: 64rem)', true, options)
  const isPhone = useMediaQuery('(max-width: 39.99rem)', false, options)
  if (isWide) return 2
  return isPhone ? 6 : 4
}
