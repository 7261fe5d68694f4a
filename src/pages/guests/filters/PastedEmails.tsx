import type { Email } from '#src/lib/guest.ts'
import classes from './PastedEmails.module.css'
import type { PastedGuests } from './pastedGuests.ts'
import { guestCount, wholeNumber } from '#src/pages/guests/wording.ts'

type PastedEmailsProps = {
  pasted: PastedGuests
  /** All pages are read: who is not found is not there. */
  complete: boolean
  onSelect: (emails: Email[]) => void
  onDismiss: () => void
}

/** What became of a pasted list of emails: an offer to select those guests, and the names of those not found. */
export function PastedEmails({
  pasted: { found, unknown },
  complete,
  onSelect,
  onDismiss,
}: PastedEmailsProps) {
  const offer = `Select ${found.length === 1 ? 'this guest' : `these ${guestCount(found.length)}`}`
  return (
    <section className={classes.box} aria-label="Pasted emails">
      <p role="status">
        <strong>{wholeNumber(found.length + unknown.length)} emails pasted.</strong>{' '}
        {unknown.length > 0 &&
          `${wholeNumber(unknown.length)} ${complete ? 'not found' : 'not found among the guests read so far'}:`}
      </p>
      {unknown.length > 0 && (
        <ul className={classes.unknown} aria-label="Not found">
          {unknown.map((email) => (
            <li key={email}>
              <bdi>{email}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        {found.length > 0 && (
          <button type="button" className={classes.select} onClick={() => onSelect(found)}>
            {offer}
          </button>
        )}
        <button type="button" className={classes.dismiss} onClick={onDismiss}>
          Dismiss
        </button>
      </div>
    </section>
  )
}
