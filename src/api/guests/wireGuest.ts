import * as z from 'zod/mini'
import type { AssociatedMembers, Guest, GuestStats } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import {
  countOf,
  firstOf,
  type Fields,
  instantOf,
  isRecord,
  memberIdOf,
  textOf,
} from '#src/api/http/wireFields.ts'

/** An object; an empty list stands for an empty object, as PHP writes it. One check, not one a field: lists are long. */
const Group = z.custom<Fields | readonly never[]>(
  (value) => isRecord(value) || (Array.isArray(value) && value.length === 0),
)

/** An email that can stand in a URL: not empty, no half of a surrogate pair. */
const GuestEmail = z.string().check(z.regex(/^[^\p{Cs}]+$/u))

/**
 * What decides whether a guest can be read at all. Every other field is read tolerantly by `toGuest`, whichever
 * place and form the server chose (current and older documents).
 */
export const WireGuest = z.looseObject({
  email: GuestEmail,
  details: z.nullish(Group),
})
export type WireGuest = z.infer<typeof WireGuest>

export const GuestAnswer = z.object({ data: WireGuest })
export type GuestAnswer = z.infer<typeof GuestAnswer>

/** The lists most guests have, made once: at 100 000 guests that is megabytes. */
const nobodyByNull: AssociatedMembers = { known: true, ids: [], from: 'null' }
const nobody: AssociatedMembers = { known: true, ids: [] }
const absent: AssociatedMembers = { known: false, reason: 'absent' }
const malformed: AssociatedMembers = { known: false, reason: 'unreadable' }

/** Our own shape of a guest. The login link is not taken over. */
export function toGuest(wire: WireGuest): Guest {
  const details: Fields = isRecord(wire.details) ? wire.details : {}
  const either = (field: string) => firstOf(wire[field], details[field])
  const reactivatedAt = instantOf(either('reactivated_at'))
  const disabledOn = firstOf(either('disabled_at'), either('disabled_on'))
  const disabledAt = instantOf(disabledOn)
  return {
    email: wire.email,
    id: textOf(wire['id']),
    firstName: shared(either('first_name')),
    lastName: shared(either('last_name')),
    company: shared(details['company_name']),
    phone1: textOf(details['phone_1']),
    phone2: textOf(details['phone_2']),
    timezone: shared(details['timezone']),
    imageUrl: textOf(details['image_url']),
    contactUrl: textOf(details['contact_url']),
    companyUrl: shared(details['company_url']),
    opportunityName: textOf(details['opportunity_name']),
    opportunityUrl: textOf(details['opportunity_url']),
    externalSyncSource: shared(details['external_sync_source']),
    externalDateCreation: textOf(details['external_date_creation']),
    cadenceDays: textOf(details['cadence_days']),
    lastCity: shared(details['last_city']),
    lastCountry: shared(details['last_country']),
    lastKnownIp: textOf(wire['last_known_ip']),
    lastKnownCountry: shared(wire['last_known_country']),
    statusText: shared(details['status']),
    disabled:
      isSet(disabledOn) && !(reactivatedAt !== null && disabledAt !== null && reactivatedAt > disabledAt),
    disabledAt,
    disabledBy: textOf(either('disabled_by')),
    reactivatedAt,
    reactivatedBy: textOf(either('reactivated_by')),
    lastAccessedAt: instantOf(either('last_accessed_at')),
    createdAt: instantOf(wire['created_at']),
    deletedAt: instantOf(wire['deleted_at']),
    associatedMembers: membersOf(details['associated_members']),
    stats: statsOf(wire['stats']),
  }
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false
}

/** Null is nobody; absent is unknown; and so is a list with anything in it that is no id: nothing is guessed. */
function membersOf(value: unknown): AssociatedMembers {
  if (value === null) return nobodyByNull
  if (value === undefined) return absent
  if (!Array.isArray(value)) return malformed
  const ids = new Set<MemberId>()
  for (const entry of value) {
    const id = memberIdOf(entry)
    if (id === null) return malformed
    ids.add(id)
  }
  const [first] = ids
  if (first === undefined) return nobody
  return ids.size === 1 ? just(first) : { known: true, ids: [...ids].toSorted((a, b) => a - b) }
}

/** At most one for each member that ever was. */
const listsOfOne = new Map<MemberId, AssociatedMembers>()

/** The list of one member, which many guests have, made once. */
function just(id: MemberId): AssociatedMembers {
  const list = listsOfOne.get(id) ?? { known: true, ids: [id] }
  listsOfOne.set(id, list)
  return list
}

function statsOf(value: unknown): GuestStats | null {
  if (!isRecord(value)) return null
  const stats = {
    assignedTasks: countOf(value['assigned_tasks'] ?? value['active_tasks']),
    tasksCompleted: countOf(value['tasks_completed'] ?? value['completed_tasks']),
    lastTaskCompletedAt: instantOf(value['last_task_completed_at']),
    oneOffTasksCompleted: countOf(value['one_off_tasks_completed']),
    lastOneOffTaskCompletedAt: instantOf(value['last_one_off_task_completed_at']),
  }
  return Object.values(stats).some((count) => count !== null) ? stats : null
}

const texts = new Map<string, string>()
const mostTexts = 5000

/** A text that many guests have in common is kept once: at 100 000 guests that is megabytes. */
function shared(value: unknown): string {
  const text = textOf(value)
  const kept = texts.get(text)
  if (kept !== undefined) return kept
  if (texts.size < mostTexts) texts.set(text, text)
  return text
}
