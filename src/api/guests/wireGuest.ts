import * as z from 'zod/mini'
import type { AssociatedMembers, Email, Guest, GuestStats } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import {
  type Fields,
  firstPresent,
  isRecord,
  toCount,
  toInstant,
  toMemberId,
  toText,
} from '#src/api/http/wireFields.ts'

/** An object, or an empty list in its place, as PHP writes it. One check, not one for each field: lists are long. */
const Details = z.custom<Fields | readonly never[]>(
  (value) => isRecord(value) || (Array.isArray(value) && value.length === 0),
)

/** An email that a URL can hold: not empty, no half of a surrogate pair. */
const GuestEmail = z.string().check(z.regex(/^[^\p{Cs}]+$/u))

/**
 * What decides whether a guest can be read at all. `toGuest` reads every other field tolerantly, in whichever place and
 * form the server chose (current and older documents).
 */
export const WireGuest = z.looseObject({
  email: GuestEmail,
  details: z.nullish(Details),
})
export type WireGuest = z.infer<typeof WireGuest>

export const GuestAnswer = z.object({ data: WireGuest })
export type GuestAnswer = z.infer<typeof GuestAnswer>

const noMembers: AssociatedMembers = { known: true, ids: [] }
const absent: AssociatedMembers = { known: false, reason: 'absent' }
const unreadable: AssociatedMembers = { known: false, reason: 'unreadable' }

/** Values that many guests have in common, kept once: at 100 000 guests that saves megabytes. */
export type SharedValues = {
  text: (text: string) => string
  oneMember: (id: MemberId) => AssociatedMembers
}

const maxSharedTexts = 5000

export function createSharedValues(): SharedValues {
  const texts = new Map<string, string>()
  const lists = new Map<MemberId, AssociatedMembers>()
  return {
    text: (text) => {
      const kept = texts.get(text)
      if (kept !== undefined) return kept
      if (texts.size < maxSharedTexts) texts.set(text, text)
      return text
    },
    // At most one for each member.
    oneMember: (id) => {
      const kept = lists.get(id)
      if (kept) return kept
      const list: AssociatedMembers = { known: true, ids: [id] }
      lists.set(id, list)
      return list
    },
  }
}

const nothingShared: SharedValues = {
  text: (text) => text,
  oneMember: (id) => ({ known: true, ids: [id] }),
}

export type ToGuestOptions = {
  shared?: SharedValues
  /** What `associated_members: null` means for the guest with this email; no members by default. */
  readNull?: (email: Email) => AssociatedMembers
}

/** Our own shape of a guest. The login link is not taken over. */
export function toGuest(wire: WireGuest, options: ToGuestOptions = {}): Guest {
  const { shared = nothingShared, readNull = () => noMembers } = options
  const details: Fields = isRecord(wire.details) ? wire.details : {}
  const either = (field: string) => firstPresent(wire[field], details[field])
  const sharedText = (value: unknown) => shared.text(toText(value))
  const reactivatedAt = toInstant(either('reactivated_at'))
  const disabledOn = firstPresent(either('disabled_at'), either('disabled_on'))
  const disabledAt = toInstant(disabledOn)
  return {
    email: wire.email,
    id: toText(wire['id']),
    firstName: sharedText(either('first_name')),
    lastName: sharedText(either('last_name')),
    company: sharedText(details['company_name']),
    phone1: toText(details['phone_1']),
    phone2: toText(details['phone_2']),
    timezone: sharedText(details['timezone']),
    imageUrl: toText(details['image_url']),
    contactUrl: toText(details['contact_url']),
    companyUrl: sharedText(details['company_url']),
    opportunityName: toText(details['opportunity_name']),
    opportunityUrl: toText(details['opportunity_url']),
    externalSyncSource: sharedText(details['external_sync_source']),
    externalDateCreation: toText(details['external_date_creation']),
    cadenceDays: toText(details['cadence_days']),
    lastCity: sharedText(details['last_city']),
    lastCountry: sharedText(details['last_country']),
    lastKnownIp: toText(wire['last_known_ip']),
    lastKnownCountry: sharedText(wire['last_known_country']),
    statusText: sharedText(details['status']),
    disabled:
      isSet(disabledOn) && !(reactivatedAt !== null && disabledAt !== null && reactivatedAt > disabledAt),
    disabledAt,
    disabledBy: toText(either('disabled_by')),
    reactivatedAt,
    reactivatedBy: toText(either('reactivated_by')),
    lastAccessedAt: toInstant(either('last_accessed_at')),
    createdAt: toInstant(wire['created_at']),
    deletedAt: toInstant(wire['deleted_at']),
    associatedMembers: parseMembers(details['associated_members'], shared, () => readNull(wire.email)),
    stats: parseStats(wire['stats']),
  }
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false
}

/** Absent is unknown, and so is a list that holds anything but ids: nothing is guessed. */
function parseMembers(
  value: unknown,
  shared: SharedValues,
  readNull: () => AssociatedMembers,
): AssociatedMembers {
  if (value === null) return readNull()
  if (value === undefined) return absent
  if (!Array.isArray(value)) return unreadable
  const ids = new Set<MemberId>()
  for (const entry of value) {
    const id = toMemberId(entry)
    if (id === null) return unreadable
    ids.add(id)
  }
  const [first] = ids
  if (first === undefined) return noMembers
  return ids.size === 1 ? shared.oneMember(first) : { known: true, ids: [...ids].toSorted((a, b) => a - b) }
}

function parseStats(value: unknown): GuestStats | null {
  if (!isRecord(value)) return null
  const stats = {
    assignedTasks: toCount(value['assigned_tasks'] ?? value['active_tasks']),
    tasksCompleted: toCount(value['tasks_completed'] ?? value['completed_tasks']),
    lastTaskCompletedAt: toInstant(value['last_task_completed_at']),
    oneOffTasksCompleted: toCount(value['one_off_tasks_completed']),
    lastOneOffTaskCompletedAt: toInstant(value['last_one_off_task_completed_at']),
  }
  return Object.values(stats).some((count) => count !== null) ? stats : null
}
