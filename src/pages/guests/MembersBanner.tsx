import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MembersBanner.module.css'
import type { MemberReaderState } from './useMemberReader.ts'

/** Says that the list came without associated members, and offers to read them for the guests shown. */
export function MembersBanner({ reader }: { reader: MemberReaderState }) {
  const m = useMessages()
  const { unread, untried, reading, readAll, stop } = reader
  if (unread.length === 0 && reading === null) return null
  return (
    <div className={classes.banner}>
      <span>{m.guests.listHasNoMembers}</span>
      {reading ? (
        <>
          <span role="status" className={classes.progress}>
            {m.guests.membersRead(reading.done, reading.total)}
          </span>
          <Button onClick={stop}>{m.guests.stopReading}</Button>
        </>
      ) : (
        untried.length > 0 && <Button onClick={readAll}>{m.guests.readMembers(unread.length)}</Button>
      )}
    </div>
  )
}
