import { domainSpellings } from '#src/lib/domainSpellings.ts'
import { foldCompact } from '#src/lib/fold.ts'
import { titleOf, type Email, type Guest, type ListRow } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { phoneText } from '#src/lib/phoneDigits.ts'

/**
 * Rows by slot: a small number that a guest keeps, so that orders and search results are lists of numbers. Changed in
 * place by the indexer alone.
 */
export type GuestSlots = {
  /** null where a guest was who is gone. */
  rows: readonly (ListRow | null)[]
  /** The key of the row in the list: the email as the list writes it. */
  keys: readonly Email[]
  /** What search reads, folded; the name comes first. */
  texts: readonly string[]
  /** What the guest is called on screen; '' for a row that cannot be read. */
  titles: readonly string[]
  /** The slots of rows that can't be read; nearly always none. */
  unreadable: ReadonlySet<number>
  memberLists: MemberLists
}

/** The slots as they were published. Later rows may stand behind `size`, or in the place of earlier ones. */
export type GuestIndex = GuestSlots & {
  size: number
  /** How many slots hold a row. */
  count: number
}

/** A row that was put into a slot, or left it (null). */
export type RowChange = {
  slot: number
  before: ListRow | null
  row: ListRow | null
  /** Search and the order by name read the same in both rows. */
  isSameText: boolean
}

/** The slots of one list. Every change is reported to `onChange`. */
export function createGuestSlots(onChange: (change: RowChange) => void) {
  const rows: (ListRow | null)[] = []
  const keys: Email[] = []
  const texts: string[] = []
  const titles: string[] = []
  const unreadable = new Set<number>()
  const { lists: memberLists, set: setMembers } = createMemberLists()
  const slots: GuestSlots = { rows, keys, texts, titles, unreadable, memberLists }
  let count = 0

  /** Returns whether a text had to be made. */
  function put(slot: number, key: Email, row: ListRow): boolean {
    const before = rows[slot] ?? null
    const isSameText = before !== null && hasSameText(before, row)
    if (before === null) count += 1
    if (row.kind === 'unreadable') unreadable.add(slot)
    else unreadable.delete(slot)
    rows[slot] = row
    keys[slot] = key
    setMembers(slot, idsOf(row))
    if (!isSameText) {
      texts[slot] = textOf(row)
      titles[slot] = row.kind === 'guest' ? titleOf(row.guest) : ''
    }
    onChange({ slot, before, row, isSameText })
    return !isSameText
  }

  function removeGone(list: ReadonlyMap<Email, ListRow>): void {
    for (const [slot, before] of rows.entries()) {
      if (before === null || list.has(keys[slot] ?? '')) continue
      rows[slot] = null
      unreadable.delete(slot)
      count -= 1
      onChange({ slot, before, row: null, isSameText: false })
    }
  }

  return {
    slots,
    /**
     * Takes over the rows of `list` that are new or changed; returns whether some are left for another call. A call
     * makes at most `most` texts; ten rows that keep theirs count as one. Rows that are gone go at the end.
     */
    take: (list: ReadonlyMap<Email, ListRow>, most = Infinity): boolean => {
      const slotOf = slotFinder(slots, list)
      let taken = 0
      for (const [key, row] of list) {
        const slot = slotOf(key) ?? rows.length
        if (rows[slot] === row) continue
        if (taken >= most) return true
        taken += put(slot, key, row) ? 1 : 0.1
      }
      if (list.size < count) removeGone(list)
      return false
    },
    publish: (): GuestIndex => ({ ...slots, size: rows.length, count }),
  }
}

/** Every row of an index with its slot and its key in the list. */
export function* rowsOf(index: GuestIndex): Generator<{ slot: number; key: Email; row: ListRow }> {
  for (let slot = 0; slot < index.size; slot++) {
    const row = index.rows[slot]
    if (row) yield { slot, key: index.keys[slot] ?? '', row }
  }
}

/** The guests in these slots, in their order; rows that cannot be read are left out. */
export function guestsAt(index: GuestIndex, slots: Iterable<number>): Guest[] {
  const guests: Guest[] = []
  for (const slot of slots) {
    const row = index.rows[slot]
    if (row?.kind === 'guest') guests.push(row.guest)
  }
  return guests
}

/** Finds slots by walking beside the list, which nearly always keeps its order; by a Map once it does not. */
function slotFinder({ rows, keys }: GuestSlots, list: ReadonlyMap<Email, ListRow>) {
  const size = rows.length
  let next = 0
  let slotByKey: Map<Email, number> | null = null
  return (key: Email): number | undefined => {
    if (slotByKey) return slotByKey.get(key)
    for (; next < size; next++) {
      if (keys[next] === key && rows[next]) return next++
      if (rows[next] && list.has(keys[next] ?? '')) break
    }
    if (next >= size) return undefined
    slotByKey = new Map()
    for (let slot = 0; slot < size; slot++) if (rows[slot]) slotByKey.set(keys[slot] ?? '', slot)
    return slotByKey.get(key)
  }
}

const searchedFields = ['firstName', 'lastName', 'email', 'company', 'phone1', 'phone2', 'id'] as const

function hasSameText(before: ListRow, row: ListRow): boolean {
  if (before.kind === 'unreadable' || row.kind === 'unreadable') return false
  return searchedFields.every((field) => before.guest[field] === row.guest[field])
}

/** Fields are separated by line breaks: a word holds none, so nothing is found across two fields. */
function textOf(row: ListRow): string {
  if (row.kind === 'unreadable') return foldCompact(row.key)
  const { guest } = row
  const { email, company, phone1, phone2, id } = guest
  const phones = `${phoneText(phone1)}\n${phoneText(phone2)}`
  return foldCompact([titleOf(guest), email, company, phones, id, ...domainSpellings(email)].join('\n'))
}

const noIds: readonly MemberId[] = []

function idsOf(row: ListRow): readonly MemberId[] {
  return row.kind === 'guest' && row.guest.associatedMembers.known ? row.guest.associatedMembers.ids : noIds
}

/**
 * The associated members of every slot; none where they are not known. All lists are in one array of numbers: a search
 * reads the members of 100 000 guests, and reads them there in a fifth of the time that as many arrays take.
 */
export type MemberLists = {
  /** By slot: where its list is in `numbers`. For a single member, as every second guest has, its id, negative. */
  starts: readonly number[]
  /** Lists, each after its length. The empty one is at 0. */
  numbers: readonly number[]
}

/** The lists, and the only function that changes them. */
export function createMemberLists() {
  const starts: number[] = []
  const numbers: number[] = [0]
  const lists: MemberLists = { starts, numbers }
  return {
    lists,
    set: (slot: number, ids: readonly MemberId[]): void => {
      const before = Math.max(0, starts[slot] ?? 0)
      const [first = 0] = ids
      if (ids.length === 1 && first > 0) {
        starts[slot] = -first
        return
      }
      // In its place when it is as long as before, as nearly all are when they are read again; else at the end.
      const isAsLong = numbers[before] === ids.length
      const start = isAsLong ? before : ids.length === 0 ? 0 : numbers.length
      numbers[start] = ids.length
      for (const [nth, id] of ids.entries()) numbers[start + 1 + nth] = id
      starts[slot] = start
    },
  }
}

/** The members of a slot, in the order of their list. */
export function membersAt({ starts, numbers }: MemberLists, slot: number): readonly MemberId[] {
  const start = starts[slot] ?? 0
  if (start < 0) return [-start]
  return numbers.slice(start + 1, start + 1 + (numbers[start] ?? 0))
}

/** Whether one of these members is in the list of a slot. */
export function hasOneOf(
  { starts, numbers }: MemberLists,
  slot: number,
  members: ReadonlySet<MemberId>,
): boolean {
  const start = starts[slot] ?? 0
  if (start < 0) return members.has(-start)
  const end = start + (numbers[start] ?? 0)
  for (let place = start + 1; place <= end; place++) if (members.has(numbers[place] ?? -1)) return true
  return false
}
