/** A name as written, and in Latin letters for an email address. */
export type Name = { written: string; latin: string }

/** A company of guests. `separator` stands between the names in its emails: `anna.smith` or `anna_smith`. */
export type Company = { name: string; domain: string; separator: string; number: number }

/** A country with its names, companies, cities and phone numbers. */
export type Locale = {
  country: string
  /** Ending of the companies' domains. No two locales share one, so no two companies share a domain. */
  domain: string
  /** `#` stands for a digit. */
  phone: string
  places: readonly { city: string; timezone: string }[]
  firstNames: readonly Name[]
  lastNames: readonly Name[]
  /** null stands for no company: the guest has a private mailbox, numbered by the index in this list. */
  companies: readonly (Company | null)[]
  /** How many of each 32 guests come from here. */
  share: number
}

type LocaleText = Omit<Locale, 'places' | 'firstNames' | 'lastNames' | 'companies'> & {
  /** `City@Zone`, separated by commas, like all lists here. */
  places: string
  /** `Name`, or `Name=latin` when `latinOf` cannot transcribe it. */
  firstNames: string
  lastNames: string
  /** Second words of company names; the first is a last name. */
  trades: string
}

const asciiLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
}

/** Transcribes Latin letters to lower-case ASCII and drops all other characters. */
export function latinOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[ßøłđıæœðþ]/g, (letter) => asciiLetters[letter] ?? '')
    .replace(/[^a-z]/g, '')
}

function splitList(text: string): string[] {
  return text.split(',').map((entry) => entry.trim())
}

function parseNames(text: string): Name[] {
  return splitList(text).map((entry) => {
    const [written = '', latin] = entry.split('=')
    return { written, latin: latin ?? latinOf(written) }
  })
}

const separators = ['.', '_', '-', '.'] as const

/** Makes a company of every last name and trade; one in eleven is a private mailbox instead. */
function makeCompanies(lastNames: readonly Name[], trades: readonly Name[], ending: string) {
  return lastNames.flatMap((lastName, row) =>
    trades.map((trade, column): Company | null => {
      const number = row * trades.length + column
      if (number % 11 === 5) return null
      const domain = `${lastName.latin}-${trade.latin}.${ending}`
      const name = `${lastName.written} ${trade.written}`
      return { name, domain, number, separator: separators[number % separators.length] ?? '.' }
    }),
  )
}

/** Parses the compact form in which the files of this folder write a locale. */
export function parseLocale(text: LocaleText): Locale {
  const places = splitList(text.places).map((entry) => {
    const [city = '', timezone = ''] = entry.split('@')
    return { city, timezone }
  })
  const { country, domain, phone, share } = text
  const lastNames = parseNames(text.lastNames)
  const companies = makeCompanies(lastNames, parseNames(text.trades), domain)
  return {
    country,
    domain,
    phone,
    share,
    places,
    firstNames: parseNames(text.firstNames),
    lastNames,
    companies,
  }
}
