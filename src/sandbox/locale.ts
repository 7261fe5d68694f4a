/** A name as it is written, and as it stands in an email address. */
export type Name = { written: string; latin: string }

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
  /** What a company does; it is put behind a last name. */
  trades: readonly Name[]
  /** How many of each 32 guests come from here. */
  share: number
}

type LocaleText = Omit<Locale, 'places' | 'firstNames' | 'lastNames' | 'trades'> & {
  /** `City@Zone`, separated by commas, like all lists here. */
  places: string
  /** `Name`, or `Name=latin` where the letters do not tell. */
  firstNames: string
  lastNames: string
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

/** Reads a locale from its compact spelling in the name files. */
export function localeOf(text: LocaleText): Locale {
  const places = listOf(text.places).map((entry) => {
    const [city = '', timezone = ''] = entry.split('@')
    return { city, timezone }
  })
  const { firstNames, lastNames, trades } = text
  return {
    ...text,
    places,
    firstNames: namesOf(firstNames),
    lastNames: namesOf(lastNames),
    trades: namesOf(trades),
  }
}
