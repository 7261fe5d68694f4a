import type { Company, Locale } from '#src/sandbox/data/locales/locale.ts'
import { at } from './random.ts'
import { gather, scatter } from './scatter.ts'
import { locales, numberOf, seatOf } from '#src/sandbox/data/locales/localeShares.ts'

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

/** The number of the person with this email (in lower case), read from the email alone; undefined for any other. */
export function personNumberOf(seed: number, email: string): number | undefined {
  const [, firstName, lastName, mailbox, again, domain] =
    /^([a-z]+)[._-]([a-z]+)(\d+)?(?:-(\d+))?@([a-z.-]+)$/.exec(email) ?? []
  const home = homes().get(domain ?? '')
  if (!home) return undefined
  const { locale } = home
  const first = locale.firstNames.findIndex((name) => name.latin === firstName)
  const last = locale.lastNames.findIndex((name) => name.latin === lastName)
  if (first < 0 || last < 0) return undefined
  const company = home.company ?? Number(mailbox) % locale.companies.length
  const place = { first, last, company, round: again === undefined ? 0 : Number(again) - 1 }
  const number = numberOf(seed, locale, gather(seed, place, locale))
  // What only looks like one of ours does not lead back to itself.
  return Number.isSafeInteger(number) && number >= 0 && personAt(seed, number).email === email
    ? number
    : undefined
}

type Home = { locale: Locale; company: number | null }

let known: ReadonlyMap<string, Home> | undefined

/** Whose domain is whose; a private mailbox tells its number itself. */
function homes(): ReadonlyMap<string, Home> {
  known ??= new Map(
    locales.flatMap((locale): [string, Home][] => [
      [`inbox.${locale.domain}`, { locale, company: null }],
      ...locale.companies.flatMap((company): [string, Home][] =>
        company ? [[company.domain, { locale, company: company.number }]] : [],
      ),
    ]),
  )
  return known
}
