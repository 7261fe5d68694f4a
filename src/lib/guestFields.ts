import type { Instant } from './instant.ts'
import { toCount, type Fields, firstPresent, toInstant, isRecord, toText } from './wireFields.ts'
import { hasVisibleText } from './visibleText.ts'

/** The groups of the guest drawer, in the order of the screen. */
export const fieldGroups = [
  'contact',
  'company',
  'opportunity',
  'activity',
  'status',
  'sync',
  'technical',
] as const
export type FieldGroup = (typeof fieldGroups)[number]

type FieldEntry = {
  name: string
  /** The field's name in Tallyfy's documents. */
  wire: string
  /** `member`: a member's id, as text. */
  kind: 'text' | 'link' | 'instant' | 'count' | 'member'
  /** Where the drawer lists it; null: it is always in sight, in the drawer's head or above the list. */
  group: FieldGroup | null
  /** A count of tasks: only the guest list brings it (`with=stats`), inside `stats`. */
  isStats?: true
  /** Whether *New guest* has it: from the start, or under *More fields*. */
  newGuest?: 'main' | 'more'
  /** Which keyboard a phone shows while it is typed. */
  inputMode?: 'email' | 'tel' | 'url'
}

/**
 * Every documented field of a guest, in the order of the screen. To add one, add it here, read it in `readGuestFields`
 * or `readGuestStats` below and name it in the catalogue (`fields`): the compiler asks for both.
 */
export const guestFields = [
  { name: 'email', wire: 'email', kind: 'text', group: 'contact', newGuest: 'main', inputMode: 'email' },
  { name: 'firstName', wire: 'first_name', kind: 'text', group: null, newGuest: 'main' },
  { name: 'lastName', wire: 'last_name', kind: 'text', group: null, newGuest: 'main' },
  { name: 'company', wire: 'company_name', kind: 'text', group: 'company', newGuest: 'main' },
  { name: 'phone1', wire: 'phone_1', kind: 'text', group: 'contact', newGuest: 'main', inputMode: 'tel' },
  { name: 'phone2', wire: 'phone_2', kind: 'text', group: 'contact', newGuest: 'more', inputMode: 'tel' },
  { name: 'timezone', wire: 'timezone', kind: 'text', group: 'contact', newGuest: 'more' },
  {
    name: 'companyUrl',
    wire: 'company_url',
    kind: 'link',
    group: 'company',
    newGuest: 'more',
    inputMode: 'url',
  },
  {
    name: 'contactUrl',
    wire: 'contact_url',
    kind: 'link',
    group: 'contact',
    newGuest: 'more',
    inputMode: 'url',
  },
  {
    name: 'imageUrl',
    wire: 'image_url',
    kind: 'link',
    group: 'technical',
    newGuest: 'more',
    inputMode: 'url',
  },
  { name: 'opportunityName', wire: 'opportunity_name', kind: 'text', group: 'opportunity', newGuest: 'more' },
  {
    name: 'opportunityUrl',
    wire: 'opportunity_url',
    kind: 'link',
    group: 'opportunity',
    newGuest: 'more',
    inputMode: 'url',
  },
  { name: 'lastAccessedAt', wire: 'last_accessed_at', kind: 'instant', group: null },
  { name: 'assignedTasks', wire: 'assigned_tasks', kind: 'count', group: null, isStats: true },
  { name: 'tasksCompleted', wire: 'tasks_completed', kind: 'count', group: null, isStats: true },
  {
    name: 'lastTaskCompletedAt',
    wire: 'last_task_completed_at',
    kind: 'instant',
    group: 'activity',
    isStats: true,
  },
  {
    name: 'oneOffTasksCompleted',
    wire: 'one_off_tasks_completed',
    kind: 'count',
    group: 'activity',
    isStats: true,
  },
  {
    name: 'lastOneOffTaskCompletedAt',
    wire: 'last_one_off_task_completed_at',
    kind: 'instant',
    group: 'activity',
    isStats: true,
  },
  { name: 'lastCity', wire: 'last_city', kind: 'text', group: null },
  { name: 'lastCountry', wire: 'last_country', kind: 'text', group: null },
  { name: 'lastKnownCountry', wire: 'last_known_country', kind: 'text', group: 'activity' },
  { name: 'lastKnownIp', wire: 'last_known_ip', kind: 'text', group: 'activity' },
  { name: 'statusText', wire: 'status', kind: 'text', group: 'status' },
  { name: 'createdAt', wire: 'created_at', kind: 'instant', group: null },
  { name: 'disabledAt', wire: 'disabled_at', kind: 'instant', group: 'status' },
  { name: 'disabledBy', wire: 'disabled_by', kind: 'member', group: 'status' },
  { name: 'reactivatedAt', wire: 'reactivated_at', kind: 'instant', group: 'status' },
  { name: 'reactivatedBy', wire: 'reactivated_by', kind: 'member', group: 'status' },
  { name: 'deletedAt', wire: 'deleted_at', kind: 'instant', group: 'status' },
  { name: 'externalSyncSource', wire: 'external_sync_source', kind: 'text', group: 'sync' },
  { name: 'externalDateCreation', wire: 'external_date_creation', kind: 'text', group: 'sync' },
  { name: 'cadenceDays', wire: 'cadence_days', kind: 'text', group: 'sync' },
  { name: 'id', wire: 'id', kind: 'text', group: 'technical' },
] as const satisfies readonly FieldEntry[]

type Entry = (typeof guestFields)[number]
type StatsEntry = Extract<Entry, { isStats: true }>

export type GuestFieldName = Entry['name']

type Values = { text: string; link: string; member: string; instant: Instant; count: number | null }
type ValuesOf<One extends Entry> = { [Each in One as Each['name']]: Values[Each['kind']] }

/** The fields as this product keeps them: texts are '' when there is none. The login link is not among them. */
export type GuestFields = ValuesOf<Exclude<Entry, StatsEntry>>

/** Counts are null where the server does not give them. */
export type GuestStats = ValuesOf<StatsEntry>

/** What of a guest is computed from several fields. */
type Computed<Members> = { disabled: boolean; associatedMembers: Members; stats: GuestStats | null }

/**
 * A guest from its fields, whichever place and form the server chose: current documents have some at the top level, older
 * ones inside `details`. `readShared` reads a text that many guests have in common.
 * One literal, neither a loop over the table nor a spread: 100 000 guests take 31 MB so, 110 and more otherwise
 * (measured in Node 20).
 */
export function readGuestFields<Members>(
  wire: Fields,
  details: Fields,
  readShared: (value: unknown) => string,
  computed: Computed<Members>,
): GuestFields & Computed<Members> {
  const either = (name: string) => firstPresent(wire[name], details[name])
  return {
    email: toText(wire['email']),
    firstName: readShared(either('first_name')),
    lastName: readShared(either('last_name')),
    company: withoutBlanks(readShared(details['company_name'])),
    phone1: toText(details['phone_1']),
    phone2: toText(details['phone_2']),
    timezone: readShared(details['timezone']),
    companyUrl: readShared(details['company_url']),
    contactUrl: toText(details['contact_url']),
    imageUrl: toText(details['image_url']),
    opportunityName: toText(details['opportunity_name']),
    opportunityUrl: toText(details['opportunity_url']),
    lastAccessedAt: toInstant(either('last_accessed_at')),
    lastCity: readShared(details['last_city']),
    lastCountry: readShared(details['last_country']),
    lastKnownCountry: readShared(wire['last_known_country']),
    lastKnownIp: toText(wire['last_known_ip']),
    statusText: readShared(details['status']),
    createdAt: toInstant(wire['created_at']),
    disabledAt: toInstant(firstPresent(either('disabled_at'), either('disabled_on'))),
    disabledBy: toText(either('disabled_by')),
    reactivatedAt: toInstant(either('reactivated_at')),
    reactivatedBy: toText(either('reactivated_by')),
    deletedAt: toInstant(wire['deleted_at']),
    externalSyncSource: readShared(details['external_sync_source']),
    externalDateCreation: toText(details['external_date_creation']),
    cadenceDays: toText(details['cadence_days']),
    id: toText(wire['id']),
    disabled: computed.disabled,
    associatedMembers: computed.associatedMembers,
    stats: computed.stats,
  }
}

/** The text; '' when nothing of it can be seen. */
function withoutBlanks(text: string): string {
  return hasVisibleText(text) ? text : ''
}

/** Reads `stats`; null when the server gives none. Older documents have `active_tasks` and `completed_tasks`. */
export function readGuestStats(value: unknown): GuestStats | null {
  if (!isRecord(value)) return null
  const stats = {
    assignedTasks: toCount(value['assigned_tasks'] ?? value['active_tasks']),
    tasksCompleted: toCount(value['tasks_completed'] ?? value['completed_tasks']),
    lastTaskCompletedAt: toInstant(value['last_task_completed_at']),
    oneOffTasksCompleted: toCount(value['one_off_tasks_completed']),
    lastOneOffTaskCompletedAt: toInstant(value['last_one_off_task_completed_at']),
  }
  return Object.values(stats).some((field) => field !== null && field !== 'absent') ? stats : null
}
