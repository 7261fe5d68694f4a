import type { MembersResult } from '#src/features/members/membersResult.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages, useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './CsvForm.module.css'

/** Whether all guests are loaded: `reading` not yet, `incomplete` some could not be loaded. `count`: so many are. */
export type GuestsState =
  | { kind: 'complete' }
  | { kind: 'reading'; count: number }
  | { kind: 'incomplete'; retry: () => void }

type DataNoticeProps = { guests: GuestsState; members: { result: MembersResult; retry: () => void } }

/** Why a file would not be final: guests or members are not loaded. Nothing when they are. */
export function DataNotice({ guests, members }: DataNoticeProps) {
  const m = useAllMessages()
  return (
    <>
      {guests.kind === 'reading' && (
        <p role="status" className={classes.quiet}>
          {m.csv.guestsReading(guests.count)}
        </p>
      )}
      {guests.kind === 'incomplete' && <Failure text={m.csv.guestsIncomplete} onRetry={guests.retry} />}
      {members.result.kind === 'reading' && (
        <p role="status" className={classes.quiet}>
          {m.members.reading}
        </p>
      )}
      {members.result.kind === 'failed' && <Failure text={m.common.membersFailed} onRetry={members.retry} />}
    </>
  )
}

function Failure({ text, onRetry }: { text: string; onRetry: () => void }) {
  const m = useMessages()
  return (
    <div role="alert" className={classes.failure}>
      <span>{text}</span>
      <Button onClick={onRetry}>{m.common.retry}</Button>
    </div>
  )
}
