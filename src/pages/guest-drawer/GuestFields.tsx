import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { memberInWords, useMemberNames } from '#src/features/members/membersResult.ts'
import { fieldGroups, guestFields, type FieldGroup, type GuestFieldName } from '#src/lib/guestFields.ts'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { Instant } from '#src/lib/instant.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { ExactTime } from '#src/ui/ExactTime.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './GuestFields.module.css'
import { MainFields } from './MainFields.tsx'

/** A field of the guest that has a value. */
type FilledField = { name: GuestFieldName; group: FieldGroup; value: FieldValue }
type FieldValue =
  | { kind: 'text'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'instant'; at: Instant }

type GuestFieldsProps = { guest: Guest; org: OrgId }

/** A guest to read: what matters most, and on demand all other fields and the names of the empty ones. */
export function GuestFields({ guest, org }: GuestFieldsProps) {
  const m = useMessages()
  const [showsAll, setShowsAll] = useState(false)
  return (
    <div className={classes.groups}>
      <MainFields guest={guest} />
      <Button
        variant="link"
        className={classes.more}
        aria-expanded={showsAll}
        onClick={() => setShowsAll(!showsAll)}
      >
        {m.fields.all}
      </Button>
      {showsAll && <AllFields guest={guest} org={org} />}
    </div>
  )
}

function AllFields({ guest, org }: GuestFieldsProps) {
  const m = useMessages()
  const { filled, empty } = readFields(guest, useMemberNames(org), m)
  const [showsEmpty, setShowsEmpty] = useState(false)
  return (
    <>
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
        <>
          <Button
            variant="link"
            className={classes.more}
            aria-expanded={showsEmpty}
            onClick={() => setShowsEmpty(!showsEmpty)}
          >
            {m.fields.notSet(empty.length)}
          </Button>
          {showsEmpty && (
            <p className={classes.notSet}>{m.format.texts(empty.map((name) => m.fields[name]))}</p>
          )}
        </>
      )}
    </>
  )
}

function readFields(guest: Guest, memberName: (id: MemberId) => string, m: Messages) {
  const values = { ...guest, ...guest.stats }
  const filled: FilledField[] = []
  const empty: GuestFieldName[] = []
  for (const field of guestFields) {
    // A country is shown once.
    const isKnown = field.name === 'lastKnownCountry' && guest.lastKnownCountry === guest.lastCountry
    if (field.group === null || isKnown) continue
    const { name, group } = field
    const value =
      field.kind === 'instant'
        ? instantValue(values[field.name] ?? null)
        : fieldValue(field.kind, values[field.name] ?? null, memberName, m)
    if (value) filled.push({ name, group, value })
    else empty.push(name)
  }
  return { filled, empty }
}

/** null for an empty field. */
function instantValue(at: Instant): FieldValue | null {
  return at === null || at === 'absent' ? null : { kind: 'instant', at }
}

function fieldValue(
  kind: 'text' | 'link' | 'count' | 'member',
  value: string | number | null,
  memberName: (id: MemberId) => string,
  m: Messages,
): FieldValue | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { kind: 'text', text: m.format.number(value) }
  if (kind === 'link') return linkTo(value)
  return { kind: 'text', text: kind === 'member' ? memberInWords(value, memberName) : value }
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
  if (value.kind === 'instant') return <ExactTime at={value.at} />
  return (
    <a className={classes.link} href={value.url} target="_blank" rel="noopener noreferrer">
      <bdi translate="no">{value.label}</bdi>
      <IconExternalLink size="0.875rem" aria-hidden="true" />
      <span className="gl-visually-hidden">{m.common.opensInNewTab}</span>
    </a>
  )
}
