import type { Email } from '#src/lib/guest.ts'
import type { BaseOrganization } from './base.ts'
import { sortedIndexes } from './guestOrder.ts'
import type { MemberList, WireGuest } from './wireGuest.ts'

/** Rows of a list: how many, and which guest is at each place. */
export type GuestRows = { length: number; indexAt: (place: number) => number }

/**
 * One sandbox's guests of one organization: the shared base and, on top, only what this sandbox changed.
 * A guest is known by its index: those of the base first, then the ones created here.
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

  /** The guest at an index that `find` or a row gave. */
  at(index: number): WireGuest {
    const guest = this.#created[index - this.#base.plan.guests] ?? this.#base.guestAt(index)
    const list = this.#lists.get(index)
    if (list === undefined) return guest
    return { ...guest, details: { ...guest.details, associated_members: list } }
  }

  /** Where the guest with this email is, case aside; undefined when there is none, or no longer. */
  find(email: Email): number | undefined {
    const created = this.#createdIndexes.get(email.toLowerCase())
    const index = created ?? this.#base.indexOf(email)
    return index === undefined || this.#deleted.has(index) ? undefined : index
  }

  listAt(index: number): MemberList {
    return this.at(index).details.associated_members
  }

  /** The list before the last write; undefined when it was never written. */
  listBeforeAt(index: number): MemberList | undefined {
    return this.#listsBefore.get(index)
  }

  /** Replaces a guest's whole list. */
  write(index: number, list: MemberList): void {
    this.#listsBefore.set(index, this.listAt(index))
    this.#lists.set(index, list)
  }

  /** Adds a guest; `make` is given the index it will have. */
  add(make: (index: number) => WireGuest): WireGuest {
    const index = this.#base.plan.guests + this.#created.length
    const guest = make(index)
    this.#created.push(guest)
    this.#createdIndexes.set(guest.email.toLowerCase(), index)
    this.#ordered = null
    return guest
  }

  remove(index: number): void {
    this.#deleted.add(index)
    this.#ordered = null
  }

  /** The guests whose email holds `q`, in the order of `sort` (`email`, `-created_at`, …; else as created). */
  rows(q: string, sort: string): GuestRows {
    const total = this.#base.plan.guests + this.#created.length
    if (q === '' && sort === '' && this.#deleted.size === 0) {
      return { length: total, indexAt: (place) => place }
    }
    const key = JSON.stringify([q, sort])
    if (this.#ordered?.key !== key) this.#ordered = { key, indexes: this.#select(total, q, sort) }
    const { indexes } = this.#ordered
    return { length: indexes.length, indexAt: (place) => indexes[place] ?? 0 }
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
