import type { WireGuest } from './wireGuest.ts'

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
 * Indexes in the order of `sort`: a field, or `-field` for descending; nothing comes last either way.
 * An order that is not known is no order, as in Tallyfy.
 */
export function sortedIndexes(
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
