import type { Instant } from '#src/lib/instant.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { missingDateText } from '#src/ui/RelativeTime.tsx'
import classes from './GuestRow.module.css'

/**
 * When something happened, in short. Hover and focus show the exact time, see `CellDetails`. It takes `now` (epoch ms)
 * instead of following the time itself: a table has many of them.
 */
export function DateCell({ at, now }: { at: Instant; now: number }) {
  const m = useMessages()
  if (typeof at !== 'number') return <span>{missingDateText(at, m)}</span>
  return (
    <Button variant="plain" className={classes.date} data-details={m.format.dateTime(at)}>
      {m.format.relativeTime(at, now)}
    </Button>
  )
}
