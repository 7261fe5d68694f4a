import { IconExternalLink } from '@tabler/icons-react'
import { fieldGroups, guestFields, type FieldGroup, type GuestFieldName } from '#src/lib/guestFields.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { Instant } from '#src/lib/instant.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import classes from './GuestFields.module.css'

/** A field of the guest that has a value. */
type FilledField = { name: GuestFieldName; group: FieldGroup; value: FieldValue }
type FieldValue =
  | { kind: 'text'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'instant'; at: Instant }

/** All fields of a guest, to read, in groups. The names of empty ones are listed in one line at the end. */
export function GuestFields({ guest }: { guest: Guest }) {
  const m = useMessages()
  const { filled, empty } = readFields(guest, m)
  return (
    <div className={classes.groups}>
      {fieldGroups.map((group) => {
        const fields = filled.filter((field) => field.group === group)
        return (
          fields.length > 0 && (
            <section key={group} aria-label={m.fields.groups[group]}>
              <h3 className={classes.title}>{m.fields.groups[group]}</h3>
              <dl className={classes.fields}>
                {fields.map(({ name, value }) => (
                  <div key={name} className={classes.field}>
                    <dt>{m.fields[name]}</dt>
                    <dd>
                      <Value value={value} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        )
      })}
      {empty.length > 0 && (
        <p className={classes.notSet}>
          <strong>{m.fields.notSet}</strong>{' '}
          <span>{m.format.texts(empty.map((name) => m.fields[name]))}</span>
        </p>
      )}
    </div>
  )
}

function readFields(guest: Guest, m: Messages): { filled: FilledField[]; empty: GuestFieldName[] } {
  const values = { ...guest, ...guest.stats }
  const filled: FilledField[] = []
  const empty: GuestFieldName[] = []
  for (const field of guestFields) {
    if (field.group === null) continue
    const { name, group } = field
    const value =
      field.kind === 'instant'
        ? instantValue(values[field.name] ?? null, 'isEvent' in field)
        : fieldValue(field, values[field.name] ?? null, m)
    if (value) filled.push({ name, group, value })
    else empty.push(name)
  }
  return { filled, empty }
}

/** null for an empty field. That an event never happened is a value. */
function instantValue(at: Instant, isEvent: boolean): FieldValue | null {
  const isEmpty = at === 'absent' || (at === null && !isEvent)
  return isEmpty ? null : { kind: 'instant', at }
}

function fieldValue(
  { kind }: Pick<(typeof guestFields)[number], 'kind'>,
  value: string | number | null,
  m: Messages,
): FieldValue | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { kind: 'text', text: m.format.number(value) }
  return kind === 'link' ? linkTo(value) : { kind: 'text', text: value }
}

/** Only an `https:` address becomes a link: anything else, such as `javascript:`, stays a text. */
function linkTo(address: string): FieldValue {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol !== 'https:') return { kind: 'text', text: address }
  const path = url.pathname === '/' ? '' : url.pathname
  return { kind: 'link', url: url.href, label: `${url.host}${path}${url.search}${url.hash}` }
}

function Value({ value }: { value: FieldValue }) {
  const m = useMessages()
  if (value.kind === 'text') return <bdi translate="no">{value.text}</bdi>
  if (value.kind === 'instant') return <RelativeTime at={value.at} />
  return (
    <a className={classes.link} href={value.url} target="_blank" rel="noopener noreferrer">
      <bdi translate="no">{value.label}</bdi>
      <IconExternalLink size={14} aria-hidden="true" />
      <span className="gl-visually-hidden">{m.common.opensInNewTab}</span>
    </a>
  )
}
