import { IconRefresh } from '@tabler/icons-react'
import { Countdown } from '#src/ui/Countdown.tsx'
import { useNow } from '#src/ui/useNow.ts'
import classes from './ListStatus.module.css'
import { listStatus, shortAgo, type ListProgress } from './wording.ts'

type ListStatusProps = ListProgress & {
  /** Until when (epoch ms) the server asked to wait; null: it did not. */
  heldUntil: number | null
}

/** How many guests there are, or how far the reading is, and why it stands still. */
export function ListStatus({ heldUntil, ...progress }: ListStatusProps) {
  return (
    <>
      <span role="status" className={classes.status}>
        {listStatus(progress)}
      </span>
      {heldUntil !== null && (
        <span role="status" className={classes.held}>
          Tallyfy asks to slow down, going on by itself <Countdown until={heldUntil} />
        </span>
      )}
    </>
  )
}

type FreshnessProps = {
  /** When the last reading ended, milliseconds since the epoch; null: none has. */
  readAt: number | null
  /** Something is being read, for the first time or again. */
  busy: boolean
  onRefresh: () => void
}

/** How fresh the list is, and a way to read it again. */
export function Freshness({ readAt, busy, onRefresh }: FreshnessProps) {
  const now = useNow()
  return (
    <div className={classes.freshness}>
      <span className={classes.age}>{readAt !== null && `Read ${shortAgo(readAt, now)}`}</span>
      <button type="button" className={classes.refresh} disabled={busy} onClick={onRefresh}>
        <IconRefresh size={15} aria-hidden="true" data-busy={busy} />
        <span>Refresh</span>
      </button>
    </div>
  )
}

type ReadingBarProps = { read: number; total: number | null }

/** How far the first reading is. It lies on the table's edge: nothing moves when it comes or goes. */
export function ReadingBar({ read, total }: ReadingBarProps) {
  const share = total === null || total === 0 ? 0.3 : Math.min(1, read / total)
  return (
    <div
      role="progressbar"
      aria-label="Reading guests"
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total === null ? undefined : Math.min(read, total)}
      className={classes.bar}
    >
      <div style={{ transform: `scaleX(${share})` }} />
    </div>
  )
}
