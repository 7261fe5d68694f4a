import type { Email } from '#src/lib/guest.ts'
import type { BaseOrganization } from './base.ts'
import type { MemberList, WireGuest } from './wireGuest.ts'

/** A filtered and sorted list: its length, and the index of the guest in each row. */
export type GuestRows = { length: number; indexAt: (row: number) => number }

/**
 * One sandbox's guests of one organization: the shared base, and what this sandbox changed.
 * A guest is referred to by its index: the guests of the base first, then the created ones.
 */
export class GuestStore {
  readonly #base: BaseOrganization
  readonly #lists = new Map<number, MemberList>()
  readonly #listsBefore = new Map<number, MemberList>()
  readonly #created: WireGuest[] = []
  readonly #createdIndexes = new Map<Email, number>()
  readonly #deleted = new Set<number>()
  #ordered: { key: string; indexes: Uint32Array } | null = null

  constructor(base: BaseOrganization) {
    this.#base = base
  }

  /** Returns the guest at an index that `find`, `add` or a row returned. */
  at(index: number): WireGuest {
    const guest = this.#created[index - this.#base.plan.guests] ?? this.#base.guestAt(index)
    const list = this.#lists.get(index)
    if (list === undefined) return guest
    return { ...guest, details: { ...guest.details, associated_members: list } }
  }

  /** Returns the index of the guest with this email, case ignored; undefined for an unknown or deleted guest. */
  find(email: Email): number | undefined {
    const created = this.#createdIndexes.get(email.toLowerCase())
    const index = created ?? this.#base.indexOf(email)
    return index === undefined || this.#deleted.has(index) ? undefined : index
  }

  /** Returns the associated members of a guest. */
  listAt(index: number): MemberList {
    return this.at(index).details.associated_members
  }

  /** Returns the associated members before the last write; undefined when there was no write. */
  listBeforeAt(index: number): MemberList | undefined {
    return this.#listsBefore.get(index)
  }

  /** Replaces the associated members of a guest. */
  write(index: number, list: MemberList): void {
    this.#listsBefore.set(index, this.listAt(index))
    this.#lists.set(index, list)
  }

  /** Adds a guest; `make` takes the index that it will have. */
  add(make: (index: number) => WireGuest): WireGuest {
    const index = this.#base.plan.guests + this.#created.length
    const guest = make(index)
    this.#created.push(guest)
    this.#createdIndexes.set(guest.email.toLowerCase(), index)
    this.#ordered = null
    return guest
  }

  /** Deletes a guest. Its index stays valid for `at`. */
  remove(index: number): void {
    this.#deleted.add(index)
    this.#ordered = null
  }

  /** Lists the guests whose email contains `q`, sorted by `sort` (`email`, `-created_at`, …; '' for the order of creation). */
  rows(q: string, sort: string): GuestRows {
    const total = this.#base.plan.guests + this.#created.length
    if (q === '' && sort === '' && this.#deleted.size === 0) {
      return { length: total, indexAt: (row) => row }
    }
    const key = JSON.stringify([q, sort])
    if (this.#ordered?.key !== key) this.#ordered = { key, indexes: this.#select(total, q, sort) }
    const { indexes } = this.#ordered
    return { length: indexes.length, indexAt: (row) => indexes[row] ?? 0 }
  }

  #select(total: number, q: string, sort: string): Uint32Array {
    const wanted = q.toLowerCase()
    const kept: number[] = []
    for (let index = 0; index < total; index += 1) {
      if (this.#deleted.has(index)) continue
      if (wanted === '' || this.#emailAt(index).toLowerCase().includes(wanted)) kept.push(index)
    }
    return sortedIndexes(kept, sort, (index) => this.at(index))
  }

  #emailAt(index: number): Email {
    return this.#created[index - this.#base.plan.guests]?.email ?? this.#base.emailAt(index)
  }
}

type SortKey = (guest: WireGuest) => string | null

const sortKeys: ReadonlyMap<string, SortKey> = new Map([
  ['email', (guest) => guest.email],
  ['first_name', (guest) => guest.first_name],
  ['last_name', (guest) => guest.last_name],
  ['company_name', (guest) => guest.details.company_name],
  ['created_at', (guest) => guest.created_at],
  ['last_accessed_at', (guest) => guest.last_accessed_at],
])

/**
 * Sorts indexes by `sort`: a field, or `-field` for descending. null comes last in both directions.
 * An unknown field leaves the order as it is, as in Tallyfy.
 */
function sortedIndexes(
  indexes: readonly number[],
  sort: string,
  guestAt: (index: number) => WireGuest,
): Uint32Array {
  const descending = sort.startsWith('-')
  const keyOf = sortKeys.get(descending ? sort.slice(1) : sort)
  if (!keyOf) return Uint32Array.from(indexes)
  const keyed = indexes.map((index) => ({ index, key: keyOf(guestAt(index))?.toLowerCase() ?? null }))
  const direction = descending ? -1 : 1
  keyed.sort((one, other) => {
    if (one.key === other.key) return one.index - other.index
    if (one.key === null) return 1
    if (other.key === null) return -1
    return one.key < other.key ? -direction : direction
  })
  return Uint32Array.from(keyed, ({ index }) => index)
}
