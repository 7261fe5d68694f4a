import { nameOf, type RichText } from './richText.ts'

/** One form of a word for each plural category of the language; English has `one` and `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * Numbers, plurals, lists, dates and times of one language. `locale` is a BCP 47 tag; `justNow` is what less than a
 * minute ago is called. Instants are milliseconds since the epoch, shown in the user's time zone.
 */
export function createFormats(locale: string, justNow: string) {
  const numbers = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const lists = new Intl.ListFormat(locale)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const short = new Intl.RelativeTimeFormat(locale, { style: 'short' })
  const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })

  return {
    /** `2,412` */
    number: (value: number) => numbers.format(value),

    /** The form of a word that goes with a count: `plural(3, { one: 'guest', other: 'guests' })` is `guests`. */
    plural: (count: number, forms: PluralForms) => forms[plurals.select(count)] ?? forms.other,

    /** Names, then other texts, as a list: *Bob Stone, Cara Diaz, and 3 more*. Empty for no items. */
    list: (names: readonly string[], others: readonly string[] = []): RichText => {
      const parts = lists.formatToParts([...names, ...others])
      let items = 0
      return parts.map(({ type, value }) => {
        if (type !== 'element') return value
        items += 1
        return items > names.length ? value : nameOf(value)
      })
    },

    /** Texts as a list, without names to isolate: *Phone, Time zone, and Cadence in days*. */
    texts: (texts: readonly string[]): string => lists.format(texts),

    /** How long ago: `just now`, `5 minutes ago`, `yesterday`, `3 months ago`; the future reads `in 2 days`. */
    relativeTime: (at: number, now: number): string => {
      const passed = at - now
      const size = Math.abs(passed)
      if (size < minute) return justNow
      if (size < hour) return relative.format(Math.trunc(passed / minute), 'minute')
      if (size < day) return relative.format(Math.trunc(passed / hour), 'hour')
      if (size < 7 * day) return relative.format(Math.trunc(passed / day), 'day')
      if (size < 30 * day) return relative.format(Math.trunc(passed / (7 * day)), 'week')
      if (size < 365 * day) return relative.format(Math.trunc(passed / (30 * day)), 'month')
      return relative.format(Math.trunc(passed / (365 * day)), 'year')
    },

    /** How long ago, for a narrow place: `just now`, `3 min. ago`, `2 hr. ago`. The future counts as now. */
    shortAgo: (at: number, now: number): string => {
      const passed = Math.max(0, now - at)
      if (passed < minute) return justNow
      if (passed < hour) return short.format(-Math.floor(passed / minute), 'minute')
      if (passed < day) return short.format(-Math.floor(passed / hour), 'hour')
      return short.format(-Math.floor(passed / day), 'day')
    },

    /** Date and time: `May 15, 2025, 10:00 AM`. */
    dateTime: (at: number) => dateTimes.format(at),
  }
}
