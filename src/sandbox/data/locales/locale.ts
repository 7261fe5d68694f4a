/** A name as it is written, and as it stands in an email address. */
export type Name = { written: string; latin: string }

/** Where guests work, and how their addresses are written there: `anna.smith` or `anna_smith`. */
export type Company = { name: string; domain: string; separator: string; number: number }

/** Where a guest comes from: what people and companies are called there, and how they are reached. */
export type Locale = {
  country: string
  /** Ending of its companies' domains; no two locales share one, so that no two companies share a domain. */
  domain: string
  /** `#` stands for a digit. */
  phone: string
  places: readonly { city: string; timezone: string }[]
  firstNames: readonly Name[]
  lastNames: readonly Name[]
  /** null: no company but a private mailbox, told apart by its place in this list. */
  companies: readonly (Company | null)[]
  /** How many of each 32 guests come from here. */
  share: number
}

type LocaleText = Omit<Locale, 'places' | 'firstNames' | 'lastNames' | 'companies'> & {
  /** `City@Zone`, separated by commas, like all lists here. */
  places: string
  /** `Name`, or `Name=latin` where the letters do not tell. */
  firstNames: string
  lastNames: string
  /** What companies do; it is put behind a last name. */
  trades: string
}

const letters: Readonly<Record<string, string>> = {
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

/** Lower-case ASCII letters, for an address. */
export function latinOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[ßøłđıæœðþ]/g, (letter) => letters[letter] ?? '')
    .replace(/[^a-z]/g, '')
}

function listOf(text: string): string[] {
  return text.split(',').map((entry) => entry.trim())
}

function namesOf(text: string): Name[] {
  return listOf(text).map((entry) => {
    const [written = '', latin] = entry.split('=')
    return { written, latin: latin ?? latinOf(written) }
  })
}

const separators = ['.', '_', '-', '.'] as const

/** Every last name founds one company in every trade; one in eleven is a private mailbox instead. */
function companiesOf(founders: readonly Name[], trades: readonly Name[], ending: string) {
  return founders.flatMap((founder, row) =>
    trades.map((trade, column): Company | null => {
      const number = row * trades.length + column
      if (number % 11 === 5) return null
      const domain = `${founder.latin}-${trade.latin}.${ending}`
      const name = `${founder.written} ${trade.written}`
      return { name, domain, number, separator: separators[number % separators.length] ?? '.' }
    }),
  )
}

/** Reads a locale from its compact spelling in the name files. */
export function localeOf(text: LocaleText): Locale {
  const places = listOf(text.places).map((entry) => {
    const [city = '', timezone = ''] = entry.split('@')
    return { city, timezone }
  })
  const { country, domain, phone, share } = text
  const lastNames = namesOf(text.lastNames)
  const companies = companiesOf(lastNames, namesOf(text.trades), domain)
  return { country, domain, phone, share, places, firstNames: namesOf(text.firstNames), lastNames, companies }
}
