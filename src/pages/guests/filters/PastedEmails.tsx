import { rowsOf, type GuestIndex } from '#src/guest-list/guestIndex.ts'
import { guestKey, type Email } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './PastedEmails.module.css'

type PastedEmailsProps = {
  emails: readonly string[]
  index: GuestIndex
  /** All pages are loaded: an email that is not found is not in the list. */
  isComplete: boolean
  onSelect: (emails: Email[]) => void
  onDismiss: () => void
}

/** Offers to select the guests whose emails were pasted, and lists the emails that are not found. */
export function PastedEmails({ emails, index, isComplete, onSelect, onDismiss }: PastedEmailsProps) {
  const m = useMessages()
  const { found, unknown } = findPasted(emails, index)
  const unknownText = isComplete ? m.guests.pastedUnknown : m.guests.pastedUnknownYet
  return (
    <section className={classes.box} aria-label={m.guests.pasted}>
      <p role="status">
        <strong>{m.guests.pastedCount(found.length + unknown.length)}</strong>{' '}
        {unknown.length > 0 && unknownText(unknown.length)}
      </p>
      {unknown.length > 0 && (
        <ul className={classes.unknown} aria-label={m.guests.pastedUnknownList}>
          {unknown.map((email) => (
            <li key={email}>
              <bdi translate="no">{email}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        {found.length > 0 && (
          <Button className={classes.select} onClick={() => onSelect(found)}>
            {m.guests.selectPasted(found.length)}
          </Button>
        )}
        <Button onClick={onDismiss}>{m.common.dismiss}</Button>
      </div>
    </section>
  )
}

/**
 * Looks emails up among the guests loaded so far, their case ignored. `found` are written as the list writes them,
 * `unknown` as they were pasted.
 */
export function findPasted(
  emails: readonly string[],
  index: GuestIndex,
): { found: Email[]; unknown: string[] } {
  const wanted = new Map(emails.map((email) => [guestKey({ email }), email]))
  const found: Email[] = []
  for (const { key, row } of rowsOf(index)) {
    if (row.kind === 'guest' && wanted.delete(guestKey({ email: key }))) found.push(key)
  }
  return { found, unknown: [...wanted.values()] }
}
