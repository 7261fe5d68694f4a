import { americasAndAfrica } from './americasAndAfrica.ts'
import { asia } from './asia.ts'
import { eastAndSouth } from './eastAndSouth.ts'
import { europe } from './europe.ts'
import type { Locale } from './locale.ts'
import { mix } from '#src/sandbox/data/random.ts'

/** All the places guests come from. */
const locales: readonly Locale[] = [...americasAndAfrica, ...europe, ...eastAndSouth, ...asia]

/** Each is one guest in every `seats.length`: where that guest comes from, and which of that locale's it is. */
const seats = locales.flatMap((locale) =>
  Array.from({ length: locale.share }, (_, seat) => ({ locale, seat })),
)

/** Which guest of which locale has this number. */
export function seatOf(seed: number, number: number): { locale: Locale; serial: number } {
  const block = Math.floor(number / seats.length)
  const found = seats[(number + mix(seed, block)) % seats.length]
  if (!found) throw new RangeError(`No guest has the number ${number}.`)
  return { locale: found.locale, serial: block * found.locale.share + found.seat }
}
