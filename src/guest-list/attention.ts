import { attentionViews, type AttentionView } from './attentionViews.ts'
import type { Guest } from '#src/lib/guest.ts'
import { rowAt, type GuestIndex } from './guestIndex.ts'
import type { Member, MemberId } from '#src/lib/member.ts'

export type MembersById = ReadonlyMap<MemberId, Member>

/** Milliseconds after which a guest who once came counts as inactive. */
export const inactiveAfter = 90 * 24 * 60 * 60_000

/** Views that can only be told once all members are read. The third joins them so that they come in one go. */
export const viewsNeedingMembers: readonly AttentionView[] = [
  'member-not-found',
  'member-disabled',
  'one-member',
]

/** Views that can only be told when the list carries associated members. */
export const viewsNeedingLists: readonly AttentionView[] = [
  'no-member',
  'member-not-found',
  'member-disabled',
  'one-member',
  'disabled-associated',
]

type Asked = {
  guest: Guest
  /** null: not known, which is never "nobody". */
  ids: readonly MemberId[] | null
  /** null: not all read yet. */
  members: MembersById | null
  now: number
}

const isIn: Readonly<Record<AttentionView, (asked: Asked) => boolean>> = {
  'no-member': ({ ids }) => ids?.length === 0,
  'member-not-found': ({ ids, members }) =>
    members !== null && ids !== null && ids.some((id) => !members.has(id)),
  'member-disabled': ({ ids, members }) =>
    members !== null && ids !== null && ids.some((id) => members.get(id)?.status === 'disabled'),
  'one-member': ({ ids }) => ids?.length === 1,
  'never-seen': ({ guest }) => guest.lastAccessedAt === null,
  'inactive-90-days': ({ guest, now }) =>
    guest.lastAccessedAt !== null && guest.lastAccessedAt < now - inactiveAfter,
  'disabled-associated': ({ guest, ids }) => guest.disabled && ids !== null && ids.length > 0,
}

/**
 * Which views a guest is in. A list that is not known puts it in none that asks about members.
 * `members`: null while they are not all read. `now`: milliseconds since the epoch.
 */
export function viewsOf(guest: Guest, members: MembersById | null, now: number): AttentionView[] {
  const ids = guest.associatedMembers.known ? guest.associatedMembers.ids : null
  return attentionViews.filter((view) => isIn[view]({ guest, ids, members, now }))
}

/** How many guests are in each view; `absent`: of how many the list did not say who looks after them. */
export type AttentionCounts = Record<AttentionView | 'absent', number>

/** The views of every slot of an index. */
export type Attention = {
  /** By slot: the bits of the views that the guest is in. */
  flags: Uint8Array
  counts: Readonly<AttentionCounts>
  of: { index: GuestIndex; members: MembersById | null; now: number }
}

const bits: Readonly<AttentionCounts> = {
  'no-member': 1,
  'member-not-found': 2,
  'member-disabled': 4,
  'one-member': 8,
  'never-seen': 16,
  'inactive-90-days': 32,
  'disabled-associated': 64,
  absent: 128,
}

const counted = [...attentionViews, 'absent'] as const

/** The bit of a view in `Attention.flags`. */
export function bitOf(view: AttentionView): number {
  return bits[view]
}

/** As many guests as a few milliseconds are enough for. */
const weighedAtOnce = 10_000

/**
 * Weighs every guest of an index, in steps of a few milliseconds. Only rows that differ from `previous` are weighed
 * anew, unless members or `now` changed: `now` (milliseconds since the epoch) should therefore move rarely.
 */
export function* weighingOf(
  index: GuestIndex,
  members: MembersById | null,
  now: number,
  previous: Attention | null,
): Generator<void, Attention> {
  const reuse = previous !== null && isSameGround(previous, index, members, now) ? previous : null
  const flags = new Uint8Array(index.size)
  if (reuse) flags.set(reuse.flags)
  const counts = reuse ? { ...reuse.counts } : noCounts()
  let weighed = 0
  for (let slot = 0; slot < flags.length; slot++) {
    const row = index.rows[slot]
    if (reuse && row === rowAt(reuse.of.index, slot)) continue
    tally(counts, flags[slot] ?? 0, -1)
    const mask = row?.kind === 'guest' ? maskOf(row.guest, members, now) : 0
    tally(counts, mask, 1)
    flags[slot] = mask
    weighed += 1
    if (weighed % weighedAtOnce === 0) yield
  }
  return { flags, counts, of: { index, members, now } }
}

/** The same in one go. */
export function weighGuests(...asked: Parameters<typeof weighingOf>): Attention {
  const weighing = weighingOf(...asked)
  for (;;) {
    const step = weighing.next()
    if (step.done === true) return step.value
  }
}

function isSameGround(
  { of, flags }: Attention,
  index: GuestIndex,
  members: MembersById | null,
  now: number,
): boolean {
  return of.members === members && of.now === now && flags.length <= index.size
}

function maskOf(guest: Guest, members: MembersById | null, now: number): number {
  const { associatedMembers } = guest
  const asked = { guest, ids: associatedMembers.known ? associatedMembers.ids : null, members, now }
  let mask = associatedMembers.known || associatedMembers.reason !== 'absent' ? 0 : bits.absent
  for (const view of attentionViews) if (isIn[view](asked)) mask |= bits[view]
  return mask
}

function tally(counts: AttentionCounts, mask: number, step: 1 | -1): void {
  if (mask === 0) return
  for (const view of counted) if ((mask & bits[view]) > 0) counts[view] += step
}

function noCounts(): AttentionCounts {
  return {
    'no-member': 0,
    'member-not-found': 0,
    'member-disabled': 0,
    'one-member': 0,
    'never-seen': 0,
    'inactive-90-days': 0,
    'disabled-associated': 0,
    absent: 0,
  }
}
