import * as z from 'zod/mini'
import type { AssociatedMembers, Email, Guest } from '#src/lib/guest.ts'
import { readGuestFields, readGuestStats } from '#src/lib/guestFields.ts'
import { hasHappened, type Instant } from '#src/lib/instant.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type Fields, firstPresent, isRecord, toInstant, toMemberId, toText } from '#src/lib/wireFields.ts'

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
  /** The value as text, as `toText` reads it. */
  text: (value: unknown) => string
  oneMember: (id: MemberId) => AssociatedMembers
}

const maxSharedTexts = 5000

export function createSharedValues(): SharedValues {
  const texts = new Map<string, string>()
  const lists = new Map<MemberId, AssociatedMembers>()
  return {
    text: (value) => {
      const text = toText(value)
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
  text: toText,
  oneMember: (id) => ({ known: true, ids: [id] }),
}

const readNoMembers = () => noMembers

export type ToGuestOptions = {
  shared?: SharedValues
  /** What `associated_members: null` means for the guest with this email; no members by default. */
  readNull?: (email: Email) => AssociatedMembers
}

/** Our own shape of a guest. The login link is not taken over. */
export function toGuest(wire: WireGuest, options: ToGuestOptions = {}): Guest {
  const { shared = nothingShared, readNull = readNoMembers } = options
  const details: Fields = isRecord(wire.details) ? wire.details : {}
  const either = (field: string) => firstPresent(wire[field], details[field])
  const reactivatedAt = toInstant(either('reactivated_at'))
  const disabledAt = toInstant(firstPresent(either('disabled_at'), either('disabled_on')))
  const members = details['associated_members']
  return readGuestFields(wire, details, shared.text, {
    disabled: hasHappened(disabledAt) && !isLater(reactivatedAt, disabledAt),
    associatedMembers: members === null ? readNull(wire.email) : parseMembers(members, shared),
    stats: readGuestStats(wire['stats']),
  })
}

function isLater(one: Instant, other: Instant): boolean {
  return typeof one === 'number' && typeof other === 'number' && one > other
}

/** Absent is unknown, and so is a list that holds anything but ids: nothing is guessed. */
function parseMembers(value: unknown, shared: SharedValues): AssociatedMembers {
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
