import { emailsIn } from '#src/lib/emailsIn.ts'
import { fold } from '#src/lib/fold.ts'
import type { Member, MemberId } from '#src/lib/member.ts'

/** What a cell says about members. `texts`: what could not be understood. */
export type CellMembers =
  | { kind: 'members'; ids: readonly MemberId[] }
  | { kind: 'unknown-member' | 'ambiguous-member'; texts: readonly string[] }

/** A member, none, or several of that name. */
type Found = readonly MemberId[]

/**
 * Makes the function that reads a cell of members: emails, ids (`5678`, `#5678`) or full names, separated by semicolons,
 * line breaks, bars, or commas where that is the only way to understand it. `current`: the guest's ids, which may belong
 * to no member.
 */
export function createMemberReader(members: Iterable<Member>) {
  const ids = new Set<MemberId>()
  const byEmail = new Map<string, MemberId[]>()
  const byName = new Map<string, MemberId[]>()
  for (const { id, email, fullName } of members) {
    ids.add(id)
    addTo(byEmail, email.toLowerCase(), id)
    addTo(byName, fold(fullName), id)
  }

  function find(text: string, current: readonly MemberId[]): Found {
    const number = /^#?(\d+)$/.exec(text)?.[1]
    if (number !== undefined) {
      const id = Number(number)
      return ids.has(id) || current.includes(id) ? [id] : []
    }
    // Someone may be called by another's email: the email counts.
    const known = byEmail.get(text.toLowerCase()) ?? byName.get(fold(text))
    if (known) return known
    const [email] = text.includes('@') ? emailsIn(text) : []
    return (email !== undefined && byEmail.get(email.toLowerCase())) || []
  }

  function findAll(text: string, current: readonly MemberId[]): readonly { text: string; found: Found }[] {
    const found = find(text, current)
    if (found.length > 0 || !text.includes(',')) return [{ text, found }]
    const parts = splitBy(text, ',').map((part) => ({ text: part, found: find(part, current) }))
    return parts.every((part) => part.found.length > 0) ? parts : [{ text, found }]
  }

  return (cell: string, current: readonly MemberId[]): CellMembers => {
    const all = splitBy(cell, /[;\n|]/).flatMap((text) => findAll(text, current))
    const textsWhere = (is: (found: Found) => boolean) =>
      all.filter(({ found }) => is(found)).map(({ text }) => text)
    const unknown = textsWhere((found) => found.length === 0)
    if (unknown.length > 0) return { kind: 'unknown-member', texts: unknown }
    const ambiguous = textsWhere((found) => found.length > 1)
    if (ambiguous.length > 0) return { kind: 'ambiguous-member', texts: ambiguous }
    return { kind: 'members', ids: all.flatMap(({ found }) => found) }
  }
}

function splitBy(text: string, separator: string | RegExp): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function addTo(map: Map<string, MemberId[]>, key: string, id: MemberId): void {
  if (key === '') return
  const known = map.get(key)
  if (known) known.push(id)
  else map.set(key, [id])
}
