import { nameOf, type RichText } from './richText.ts'

/** One form of a word for each plural category of the language; English has `one` and `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Midnight before an instant in the user's time zone, epoch ms. */
function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** How many midnights lie between two instants in the user's time zone; days of 23 and 25 hours count as one. */
function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / day)
}

/** Makes a value on first use. A formatter of `Intl` takes some 5 ms to make, and the first rows need few of them. */
function once<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => (made ??= make())
}

/**
 * Numbers, plurals, lists, dates and times of one language. `locale` is a BCP 47 tag; `justNow` is what less than a
 * minute ago is called; `dateLocale` writes dates, by default that of the browser. Instants are milliseconds since the epoch, shown in the user's time zone.
 */
export function createFormats(locale: string, justNow: string, dateLocale?: string) {
  const numbers = once(() => new Intl.NumberFormat(locale))
  const plurals = once(() => new Intl.PluralRules(locale))
  const lists = once(() => new Intl.ListFormat(locale))
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const short = once(() => new Intl.RelativeTimeFormat(locale, { style: 'short' }))
  const days = once(() => new Intl.DateTimeFormat(dateLocale, { dateStyle: 'full' }))
  const dates = once(() => new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium' }))
  const dateTimes = once(
    () =>
      new Intl.DateTimeFormat(dateLocale, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
      }),
  )

  return {
    /** `2,412` */
    number: (value: number) => numbers().format(value),

    /** The form of a word that goes with a count: `plural(3, { one: 'guest', other: 'guests' })` is `guests`. */
    plural: (count: number, forms: PluralForms) => forms[plurals().select(count)] ?? forms.other,

    /** Names, then other texts, as a list: *Bob Stone, Cara Diaz, and 3 more*. Empty for no items. */
    list: (names: readonly string[], others: readonly string[] = []): RichText => {
      const parts = lists().formatToParts([...names, ...others])
      let items = 0
      return parts.map(({ type, value }) => {
        if (type !== 'element') return value
        items += 1
        return items > names.length ? value : nameOf(value)
      })
    },

    /** Texts as a list, without names to isolate: *Phone, Time zone, and Cadence in days*. */
    texts: (texts: readonly string[]): string => lists().format(texts),

    /**
     * How long ago, below 7 days: `just now`, `5 minutes ago`, `yesterday`; from then on the date: `May 15, 2025`. The
     * future counts as now: it comes from a clock that is wrong.
     */
    relativeTime: (at: number, now: number): string => {
      const passed = Math.max(0, now - at)
      if (passed < minute) return justNow
      if (passed < hour) return relative().format(-Math.floor(passed / minute), 'minute')
      if (passed < day) return relative().format(-Math.floor(passed / hour), 'hour')
      // By the calendar: what was before midnight of yesterday is 2 days ago.
      if (passed < 7 * day) return relative().format(-Math.min(6, daysBetween(at, now)), 'day')
      return dates().format(at)
    },

    /** A date: `May 15, 2025`. */
    date: (at: number) => dates().format(at),

    /** How long ago, for a narrow place: `just now`, `3 min. ago`, `2 hr. ago`. The future counts as now. */
    shortAgo: (at: number, now: number): string => {
      const passed = Math.max(0, now - at)
      if (passed < minute) return justNow
      if (passed < hour) return short().format(-Math.floor(passed / minute), 'minute')
      if (passed < day) return short().format(-Math.floor(passed / hour), 'hour')
      return short().format(-Math.floor(passed / day), 'day')
    },

    /** The day of an instant: `Today`, `Yesterday`, else `Thursday, May 15, 2025`. */
    day: (at: number, now: number): string => {
      const daysPassed = daysBetween(at, now)
      if (daysPassed !== 0 && daysPassed !== 1) return days().format(at)
      const name = relative().format(-daysPassed, 'day')
      return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
    },

    /** Date and time with the zone: `May 15, 2025, 10:00 AM GMT+2`. */
    dateTime: (at: number) => dateTimes().format(at),
  }
}
