import { rowsOf, type GuestIndex } from '#src/guest-list/guestIndex.ts'
import { guestKey, type Email } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { RichText } from '#src/ui/RichText.tsx'
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
  const { found, ambiguous, unknown } = findPasted(emails, index)
  const unknownText = isComplete ? m.guests.pastedUnknown : m.guests.pastedUnknownYet
  return (
    <section className={classes.box} aria-label={m.guests.pasted}>
      <p role="status">
        <strong>{m.guests.pastedCount(emails.length)}</strong>{' '}
        {unknown.length > 0 && <span>{unknownText(unknown.length)}</span>}
      </p>
      {ambiguous.map(({ email, guests }) => (
        <p key={email}>
          <RichText text={m.guests.pastedMatchesSeveral(email, guests)} />
        </p>
      ))}
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

/** What pasted emails find. */
type PastedGuests = {
  /** Each guest once, written as the list writes it. */
  found: Email[]
  /** Emails that only differ in case from those of several guests; all of these are found. */
  ambiguous: { email: string; guests: Email[] }[]
  /** Written as they were pasted. */
  unknown: string[]
}

/** Looks emails up among the guests loaded so far: first exactly as they are written, then ignoring their case. */
export function findPasted(emails: readonly string[], index: GuestIndex): PastedGuests {
  const wanted = new Set(emails.map((email) => guestKey({ email })))
  const guestsByKey = new Map<string, Email[]>()
  for (const { key: email, row } of rowsOf(index)) {
    const key = guestKey({ email })
    if (row.kind !== 'guest' || !wanted.has(key)) continue
    const others = guestsByKey.get(key)
    if (others) others.push(email)
    else guestsByKey.set(key, [email])
  }
  const found = new Set<Email>()
  const ambiguous: PastedGuests['ambiguous'] = []
  const unknown = new Map<string, string>()
  for (const email of emails) {
    const key = guestKey({ email })
    const guests = guestsByKey.get(key) ?? []
    if (guests.length === 0 && !unknown.has(key)) unknown.set(key, email)
    const matches = guests.includes(email) ? [email] : guests
    for (const guest of matches) found.add(guest)
    if (matches.length > 1) ambiguous.push({ email, guests: matches })
  }
  return { found: [...found], ambiguous, unknown: [...unknown.values()] }
}
