import { americasAndAfrica } from './localesAmericas.ts'
import { asia } from './localesAsia.ts'
import { eastAndSouth } from './localesEast.ts'
import { europe } from './localesEurope.ts'
import type { Locale } from './locale.ts'
import { at, mix } from './random.ts'

/** Who someone is, before anything is said about what they did. */
export type Person = {
  firstName: string
  lastName: string
  email: string
  /** Lower-case ASCII, for a user name or an address elsewhere. */
  latinName: string
  /** null for a private person. */
  company: { name: string; domain: string; number: number } | null
  locale: Locale
}

const locales: readonly Locale[] = [...americasAndAfrica, ...europe, ...eastAndSouth, ...asia]

/** Each entry is one guest in every `seats.length`: its locale, and which of that locale's seats it is. */
const seats = locales.flatMap((locale, number) =>
  Array.from({ length: locale.share }, (_, seat) => ({ locale, seat, salt: number })),
)

const separators = ['.', '_', '-', '.'] as const

/**
 * The person with this number. Numbers are turned into names by steps that can be undone, so two numbers never
 * share an email and nothing has to be remembered: person 99 999 is made as quickly as person 0.
 */
export function personAt(seed: number, number: number): Person {
  const block = Math.floor(number / seats.length)
  const { locale, seat, salt } = at(seats, number + mix(seed, block))
  const key = mix(seed, salt)
  const { firstNames, lastNames, trades } = locale
  const companies = lastNames.length * trades.length
  const serial = block * locale.share + seat
  const space = firstNames.length * lastNames.length * companies
  const round = Math.floor(serial / space)

  let first = serial % firstNames.length
  let last = Math.floor(serial / firstNames.length) % lastNames.length
  let company = Math.floor(serial / firstNames.length / lastNames.length) % companies
  for (let turn = 0; turn < 2; turn += 1) {
    company = (company + mix(key, first, last, turn)) % companies
    first = (first + mix(key, last, company, turn)) % firstNames.length
    last = (last + mix(key, company, first, turn)) % lastNames.length
  }
  return compose(locale, first, last, company, round)
}

function compose(locale: Locale, first: number, last: number, company: number, round: number): Person {
  const firstName = at(locale.firstNames, first)
  const lastName = at(locale.lastNames, last)
  const founder = at(locale.lastNames, Math.floor(company / locale.trades.length))
  const trade = at(locale.trades, company)
  const again = round === 0 ? '' : `-${round + 1}`
  const latinName = `${firstName.latin}.${lastName.latin}`
  const names = { firstName: firstName.written, lastName: lastName.written, latinName, locale }
  if (company % 11 === 5) {
    return { ...names, email: `${latinName}${company}${again}@inbox.${locale.domain}`, company: null }
  }
  const domain = `${founder.latin}-${trade.latin}.${locale.domain}`
  const local = [firstName.latin, lastName.latin].join(at(separators, company))
  const name = `${founder.written} ${trade.written}`
  return { ...names, email: `${local}${again}@${domain}`, company: { name, domain, number: company } }
}
