import type { Company, Locale } from '#src/sandbox/data/locales/locale.ts'
import { at } from './random.ts'
import { scatter } from './scatter.ts'
import { seatOf } from '#src/sandbox/data/locales/localeShares.ts'

/** Who someone is, before anything is said about what they did. */
export type Person = {
  firstName: string
  lastName: string
  email: string
  /** Lower-case ASCII, for a user name or an address elsewhere. */
  latinName: string
  /** null for a private person. */
  company: Company | null
  locale: Locale
}

/** The person with this number. Two numbers never share an email; person 99 999 is made as quickly as person 0. */
export function personAt(seed: number, number: number): Person {
  const { locale, serial } = seatOf(seed, number)
  const place = scatter(seed, serial, locale)
  const first = at(locale.firstNames, place.first)
  const last = at(locale.lastNames, place.last)
  const company = at(locale.companies, place.company)
  const again = place.round === 0 ? '' : `-${place.round + 1}`
  const email = company
    ? `${first.latin}${company.separator}${last.latin}${again}@${company.domain}`
    : `${first.latin}.${last.latin}${place.company}${again}@inbox.${locale.domain}`
  const latinName = `${first.latin}.${last.latin}`
  return { firstName: first.written, lastName: last.written, email, latinName, company, locale }
}
