import type { Locale } from '#src/sandbox/data/locales/locale.ts'
import { mix } from './random.ts'

/** Which first name, last name and company of its locale someone has; `round` counts the namesakes before. */
type Place = { first: number; last: number; company: number; round: number }

const turns = [0, 1] as const

/**
 * Turns consecutive numbers into places far apart. Each step moves one part by an amount that only the other two
 * decide, so no two numbers share a place, and nothing has to be remembered.
 */
export function scatter(seed: number, serial: number, locale: Locale): Place {
  const [firsts, lasts, companies] = sizesOf(locale)
  let first = serial % firsts
  let last = Math.floor(serial / firsts) % lasts
  let company = Math.floor(serial / firsts / lasts) % companies
  const key = keyOf(seed, locale)
  for (const turn of turns) {
    company = (company + mix(key, first, last, turn)) % companies
    first = (first + mix(key, last, company, turn)) % firsts
    last = (last + mix(key, company, first, turn)) % lasts
  }
  return { first, last, company, round: Math.floor(serial / (firsts * lasts * companies)) }
}

function sizesOf({ firstNames, lastNames, companies }: Locale) {
  return [firstNames.length, lastNames.length, companies.length] as const
}

/** Locales must not move in step: all of one block would work in companies of the same place in the list. */
function keyOf(seed: number, { country }: Locale): number {
  return mix(seed, country.charCodeAt(0), country.charCodeAt(1))
}
