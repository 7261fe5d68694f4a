import { IconRefresh } from '@tabler/icons-react'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { Countdown } from '#src/ui/Countdown.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNow } from '#src/ui/useNow.ts'
import classes from './ListStatus.module.css'

/** How far the list is loaded, and how many rows of it are shown. */
export type ListProgress = {
  /** Rows shown. */
  shown: number
  /** Rows loaded. */
  loaded: number
  /** How many guests the server counts; null: it does not say. */
  total: number | null
  /** The list loads for the first time. */
  isLoading: boolean
  /** Pages could not be loaded. */
  isMissingPages: boolean
  /** A search or filter applies. */
  isFiltered: boolean
}

/** How many guests there are, or how far loading is. */
export function ListStatus(progress: ListProgress) {
  const m = useMessages()
  return <span role="status">{statusText(progress, m)}</span>
}

/** Why loading is paused. `until`: epoch ms; null: it is not paused. */
export function LoadingPaused({ until }: { until: number | null }) {
  const m = useMessages()
  if (until === null) return null
  return (
    <p role="status" className={classes.paused}>
      <span>{m.common.tallyfyLimits}</span> <Countdown until={until} />
    </p>
  )
}

/** The text of the status line; '' for nothing to say. A number is final only when everything is loaded. */
export function statusText(progress: ListProgress, m: Messages): string {
  const { shown, loaded, total, isLoading, isMissingPages, isFiltered } = progress
  if (!isLoading && !isMissingPages)
    return isFiltered ? m.guests.matching(shown, loaded) : m.common.guestCount(loaded)
  if (loaded === 0) return isLoading ? m.guests.loading : ''
  const all = isLoading || (total !== null && total > loaded) ? total : null
  const text = m.guests.loaded(loaded, all)
  const full = isLoading ? text : m.guests.someMissing(text)
  return isFiltered ? m.guests.found(shown, full) : full
}

/** When the list was loaded last. `readAt`: epoch ms; null: never yet. */
export function UpdatedAt({ readAt }: { readAt: number | null }) {
  const m = useMessages()
  const now = useNow()
  return <span className={classes.age}>{readAt === null ? '' : m.guests.updated(readAt, now)}</span>
}

type RefreshButtonProps = {
  /** The list loads, for the first time or again. */
  isLoading: boolean
  onRefresh: () => void
}

/** Loads the list again. */
export function RefreshButton({ isLoading, onRefresh }: RefreshButtonProps) {
  const m = useMessages()
  return (
    <Button
      variant="icon-outlined"
      className={classes.refresh}
      aria-label={m.guests.refresh}
      title={m.guests.refresh}
      inactive={isLoading}
      onClick={onRefresh}
    >
      <IconRefresh size="1rem" aria-hidden="true" data-loading={isLoading} />
    </Button>
  )
}

type LoadingBarProps = { loaded: number; total: number | null }

/** How far loading is. It lies on the edge of the table, so that nothing moves when it comes or goes. */
export function LoadingBar({ loaded, total }: LoadingBarProps) {
  const m = useMessages()
  const share = total === null || total === 0 ? 0.3 : Math.min(1, loaded / total)
  return (
    <div
      role="progressbar"
      aria-label={m.guests.loadingBar}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total === null ? undefined : Math.min(loaded, total)}
      className={classes.bar}
    >
      <div style={{ transform: `scaleX(${share})` }} />
    </div>
  )
}
