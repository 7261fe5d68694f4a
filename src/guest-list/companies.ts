import { fold } from '#src/lib/fold.ts'
import { rowsOf, type GuestIndex } from './guestIndex.ts'
import { compareNames } from './guestOrder.ts'

/** What the filter by company holds for guests without one. It cannot be a company: blanks are none. */
export const noCompany = ' '

/** A company as the guests write it, and how many have it. `name`: the commonest way to write it; '' for no company. */
export type Company = { name: string; guests: number }

/** What identifies a company, however it is written: case, diacritics and kinds of spaces ignored; '' for none. */
export function companyKey(company: string): string {
  return fold(company).replaceAll(/\s+/gu, ' ').trim()
}

/** Returns `companyKey` with a memory: many guests write a company the same way. */
export function createCompanyKeys(): (company: string) => string {
  const keys = new Map<string, string>()
  return (company) => {
    const known = keys.get(company)
    if (known !== undefined) return known
    const key = companyKey(company)
    keys.set(company, key)
    return key
  }
}

/** The companies of the guests loaded so far, ordered by name; guests without one come last, as the company ''. */
export function companiesOf(index: GuestIndex): Company[] {
  const spellings = new Map<string, number>()
  for (const { row } of rowsOf(index)) {
    if (row.kind === 'guest') spellings.set(row.guest.company, (spellings.get(row.guest.company) ?? 0) + 1)
  }
  const companies = new Map<string, Company>()
  const byFrequency = [...spellings].toSorted(
    ([one, count], [other, otherCount]) => otherCount - count || compareNames(one, other),
  )
  for (const [spelling, guests] of byFrequency) {
    const key = companyKey(spelling)
    const known = companies.get(key)
    companies.set(key, { name: known?.name ?? tidyCompany(spelling), guests: guests + (known?.guests ?? 0) })
  }
  return [...companies.values()].toSorted(
    (one, other) => Number(one.name === '') - Number(other.name === '') || compareNames(one.name, other.name),
  )
}

/** A company as it was written, without doubled and outer spaces. */
export function tidyCompany(spelling: string): string {
  return spelling.replaceAll(/\s+/gu, ' ').trim()
}
