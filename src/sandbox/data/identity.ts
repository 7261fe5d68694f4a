import type { Company, Locale, Name } from '#src/sandbox/data/locales/locale.ts'
import { localeAt } from '#src/sandbox/data/locales/localeShares.ts'
import { at, mix } from './random.ts'

/** Name, email and company of a generated guest or member. */
export type Identity = {
  firstName: string
  lastName: string
  email: string
  /** Lower-case ASCII, for a user name or another email. */
  latinName: string
  /** null without a company: the email is then a private mailbox. */
  company: Company | null
  locale: Locale
}

/**
 * Makes the identity with this number from 0 on. Two numbers never share an email. With `distinctNames` hardly any two
 * of the first 100 000 share a name either: most have a second first name or last name then.
 */
export function identityAt(seed: number, number: number, distinctNames = false): Identity {
  const { locale, serial } = localeAt(seed, number)
  const indexes = permute(seed, serial, locale)
  const first = at(locale.firstNames, indexes.first)
  const last = at(locale.lastNames, indexes.last)
  const company = at(locale.companies, indexes.company)
  const suffix = indexes.round === 0 ? '' : `-${indexes.round + 1}`
  const email = company
    ? `${first.latin}${company.separator}${last.latin}${suffix}@${company.domain}`
    : `${first.latin}.${last.latin}${indexes.company}${suffix}@inbox.${locale.domain}`
  const latinName = `${first.latin}.${last.latin}`
  const { firstName, lastName } = distinctNames
    ? longNames(locale, indexes)
    : { firstName: first.written, lastName: last.written }
  return { firstName, lastName, email, latinName, company, locale }
}

/** Guests with the same first and last name have different companies: the company decides their other two names. */
function longNames({ firstNames, lastNames }: Locale, { first, last, company }: NameIndexes) {
  const second = company % firstNames.length
  const third = Math.floor(company / firstNames.length)
  return { firstName: twoNames(firstNames, first, second), lastName: twoNames(lastNames, last, third) }
}

/** The name at `index` and the one `distance` after it; only the first when that is 0. */
function twoNames(names: readonly Name[], index: number, distance: number): string {
  const one = at(names, index).written
  return distance === 0 ? one : `${one} ${at(names, index + distance).written}`
}

type NameIndexes = { first: number; last: number; company: number }

const passes = [0, 1] as const

/**
 * Returns the indexes of first name, last name and company for guest `serial`, mixed: neighbours look different.
 * Each step moves one index by an amount that the other two decide, so no two serials of a round share all three.
 * `round` counts how often all combinations were used up before.
 */
function permute(seed: number, serial: number, { country, firstNames, lastNames, companies }: Locale) {
  let first = serial % firstNames.length
  let last = Math.floor(serial / firstNames.length) % lastNames.length
  let company = Math.floor(serial / firstNames.length / lastNames.length) % companies.length
  // Each locale has its own key: otherwise neighbours of two locales would have companies of the same index.
  const key = mix(seed, country.charCodeAt(0), country.charCodeAt(1))
  for (const pass of passes) {
    company = (company + mix(key, first, last, pass)) % companies.length
    first = (first + mix(key, last, company, pass)) % firstNames.length
    last = (last + mix(key, company, first, pass)) % lastNames.length
  }
  const round = Math.floor(serial / (firstNames.length * lastNames.length * companies.length))
  return { first, last, company, round }
}
