import { IconExternalLink } from '@tabler/icons-react'
import type { Guest } from '#src/lib/guest.ts'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { fieldGroupsOf, type FieldValue } from './guestFields.ts'
import classes from './GuestFields.module.css'

/** Everything else that is known of a guest, to read. What is not set is told in one quiet line, not in many empty ones. */
export function GuestFields({ guest }: { guest: Guest }) {
  const groups = fieldGroupsOf(guest)
  const notSet = groups.flatMap(({ fields }) => fields.filter(({ value }) => value === null))
  return (
    <div className={classes.groups}>
      {groups.map(({ title, fields }) => {
        const set = fields.filter(({ value }) => value !== null)
        return (
          set.length > 0 && (
            <section key={title} aria-label={title}>
              <h3 className={classes.title}>{title}</h3>
              <dl className={classes.fields}>
                {set.map(({ label, value }) => (
                  <div key={label} className={classes.field}>
                    <dt>{label}</dt>
                    <dd>{value && <Value value={value} />}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        )
      })}
      {notSet.length > 0 && (
        <p className={classes.notSet}>
          <strong>Not set</strong> {notSet.map(({ label }) => label).join(', ')}
        </p>
      )}
    </div>
  )
}

function Value({ value }: { value: FieldValue }) {
  if (value.kind === 'text') return <bdi>{value.text}</bdi>
  if (value.kind === 'moment') return <RelativeTime at={value.at} />
  return (
    <a className={classes.link} href={value.url} target="_blank" rel="noopener noreferrer">
      <bdi>{value.label}</bdi>
      <IconExternalLink size={14} aria-hidden="true" />
      <span className="gl-visually-hidden"> (opens in a new tab)</span>
    </a>
  )
}
