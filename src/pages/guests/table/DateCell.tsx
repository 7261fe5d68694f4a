import type { Instant } from '#src/lib/instant.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { missingDateText } from '#src/ui/RelativeTime.tsx'

/**
 * When something happened, in short. Hover and focus show the exact time, see `CellDetails`. It takes `now` (epoch ms)
 * instead of following the time itself: a table has many of them.
 */
export function DateCell({ at, now }: { at: Instant; now: number }) {
  const m = useMessages()
  if (typeof at !== 'number') return missingDateText(at, m)
  return (
    <time dateTime={new Date(at).toISOString()} tabIndex={0} data-details={m.format.dateTime(at)}>
      {m.format.relativeTime(at, now)}
    </time>
  )
}
