import type { Guest, GuestStats, Instant } from '#src/lib/guest.ts'

/** One documented field as the drawer shows it; `null`: the guest has none. */
export type Field = { label: string; value: FieldValue | null }
export type FieldValue =
  | { kind: 'text'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'moment'; at: Instant }
export type FieldGroup = { title: string; fields: readonly Field[] }

/** Every documented field of a guest but the members and the login link, grouped as a person looks for them. */
export function fieldGroupsOf(guest: Guest): readonly FieldGroup[] {
  return [
    {
      title: 'Contact',
      fields: [
        text('Email', guest.email),
        text('Phone', guest.phone1),
        text('Second phone', guest.phone2),
        text('Time zone', guest.timezone),
        link('Contact page', guest.contactUrl),
      ],
    },
    { title: 'Company', fields: [text('Company', guest.company), link('Website', guest.companyUrl)] },
    {
      title: 'Opportunity',
      fields: [text('Opportunity', guest.opportunityName), link('Opportunity page', guest.opportunityUrl)],
    },
    { title: 'Activity', fields: activityOf(guest) },
    {
      title: 'Standing',
      fields: [
        text('Status', guest.statusText),
        moment('Created', guest.createdAt),
        moment('Disabled', guest.disabledAt),
        text('Disabled by', guest.disabledBy),
        moment('Reactivated', guest.reactivatedAt),
        text('Reactivated by', guest.reactivatedBy),
        moment('Deleted', guest.deletedAt),
      ],
    },
    {
      title: 'Sync',
      fields: [
        text('External source', guest.externalSyncSource),
        text('Created there', guest.externalDateCreation),
        text('Cadence in days', guest.cadenceDays),
      ],
    },
    { title: 'Technical', fields: [text('Guest ID', guest.id), link('Picture address', guest.imageUrl)] },
  ]
}

function activityOf(guest: Guest): readonly Field[] {
  const stats: Partial<GuestStats> = guest.stats ?? {}
  return [
    { label: 'Last accessed', value: { kind: 'moment', at: guest.lastAccessedAt } },
    count('Tasks assigned', stats.assignedTasks),
    count('Tasks completed', stats.tasksCompleted),
    moment('Last task completed', stats.lastTaskCompletedAt),
    count('One-off tasks completed', stats.oneOffTasksCompleted),
    moment('Last one-off task completed', stats.lastOneOffTaskCompletedAt),
    text('Last city', guest.lastCity),
    text('Last country', guest.lastCountry),
    text('Last known country', guest.lastKnownCountry),
    text('Last known IP', guest.lastKnownIp),
  ]
}

function text(label: string, value: string): Field {
  return { label, value: value === '' ? null : { kind: 'text', text: value } }
}

function count(label: string, value: number | null | undefined): Field {
  return text(label, value === null || value === undefined ? '' : value.toLocaleString('en'))
}

function moment(label: string, at: Instant | undefined): Field {
  return { label, value: at === null || at === undefined ? null : { kind: 'moment', at } }
}

/** Only an `https:` address becomes a link: anything else, such as `javascript:`, stays a text. */
function link(label: string, value: string): Field {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url?.protocol !== 'https:') return text(label, value)
  const path = url.pathname === '/' ? '' : url.pathname
  return {
    label,
    value: { kind: 'link', url: url.href, label: `${url.host}${path}${url.search}${url.hash}` },
  }
}
