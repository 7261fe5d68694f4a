import { fold } from '#src/lib/fold.ts'
import type { CsvLayout } from './exportCsv.ts'

/** Where the import finds what it needs; the indexes of columns, from 0. */
export type ImportColumns = { email: number; members: number; layout: CsvLayout }

/** What was recognised; null: to be chosen by hand. */
export type RecognisedColumns = { email: number | null; members: number | null; layout: CsvLayout }

type Kind = 'email' | 'guests' | 'memberships' | 'guests ids' | 'memberships ids'

/** The names of each column, folded. The ones of our own export come first. */
const names: Readonly<Record<Kind, readonly string[]>> = {
  email: ['email', 'e-mail', 'guest email', 'guest e-mail', 'email address', 'guest', 'mail'],
  guests: ['associated members', 'members', 'member emails', 'assigned members'],
  memberships: ['associated member', 'member', 'member email', 'assigned member'],
  'guests ids': ['associated member ids', 'member ids'],
  'memberships ids': ['associated member id', 'member id'],
}

/**
 * Recognises the columns by their names, in any order. The members are read from the column of their emails; the one of
 * their ids counts only where there is no other.
 */
export function recogniseColumns(header: readonly string[]): RecognisedColumns {
  const folded = header.map(fold)
  const indexOf = (kind: Kind): number | null => {
    const name = names[kind].find((one) => folded.includes(one))
    return name === undefined ? null : folded.indexOf(name)
  }
  const email = indexOf('email')
  for (const kind of ['guests', 'memberships', 'guests ids', 'memberships ids'] as const) {
    const members = indexOf(kind)
    const layout = kind.startsWith('guests') ? 'guests' : 'memberships'
    if (members !== null) return { email, members, layout }
  }
  return { email, members: null, layout: 'guests' }
}
