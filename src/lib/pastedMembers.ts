import { emailsIn } from './emailsIn.ts'
import { fold } from './fold.ts'
import type { MemberId } from './member.ts'
import type { IndexedMember, MemberIndex } from './memberIndex.ts'

/** What a pasted list holds: the members meant, and the entries that mean none, or several of one name, as pasted. */
export type PastedMembers = {
  found: readonly MemberId[]
  unknown: readonly string[]
  ambiguous: readonly string[]
}

/**
 * Looks up the members in a pasted list of emails or names, one a line or separated by `;` or `,`; *Ferreira, Ana* on a
 * line of its own is one name. An email written exactly so wins over one in another case. null: fewer than two entries.
 */
export function findPastedMembers(text: string, index: MemberIndex): PastedMembers | null {
  const entries = entriesIn(text)
  if (entries.length < 2) return null
  const all = index.inOrder()
  const found = new Set<MemberId>()
  const unknown: string[] = []
  const ambiguous: string[] = []
  for (const entry of entries) {
    const [email] = emailsIn(entry)
    const matches = email === undefined ? withName(entry, all) : withEmail(email, all)
    if (matches.length === 0) unknown.push(entry)
    else if (matches.length > 1 && email === undefined) ambiguous.push(entry)
    else for (const { member } of matches) found.add(member.id)
  }
  return { found: [...found], unknown, ambiguous }
}

/** The entries as pasted, each once. */
function entriesIn(text: string): readonly string[] {
  const emails = emailsIn(text)
  const lines = clean(text.split(/[\n\r;\t]+/u))
  // One line of several emails, whatever is between them.
  if (lines.length < emails.length) return emails
  if (lines.length === 1) return clean(text.split(','))
  return lines
}

function clean(entries: readonly string[]): readonly string[] {
  const trimmed = entries.map((entry) => entry.trim().replace(/,$/u, '').trim())
  return [...new Set(trimmed)].filter((entry) => entry !== '')
}

function withEmail(email: string, all: readonly IndexedMember[]): readonly IndexedMember[] {
  const exact = all.filter(({ member }) => member.email === email)
  if (exact.length > 0) return exact
  return all.filter(({ member }) => member.email.toLowerCase() === email.toLowerCase())
}

function withName(entry: string, all: readonly IndexedMember[]): readonly IndexedMember[] {
  const [last = '', first] = entry.split(',')
  const name = fold(first === undefined ? entry : `${first.trim()} ${last.trim()}`)
  return all.filter((one) => one.name === name)
}
