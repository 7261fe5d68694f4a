import { at, mix } from '#src/sandbox/data/random.ts'
import { americasAndAfrica } from './americasAndAfrica.ts'
import { asia } from './asia.ts'
import { eastAndSouth } from './eastAndSouth.ts'
import { europe } from './europe.ts'

const locales = [...americasAndAfrica, ...europe, ...eastAndSouth, ...asia]

/** One entry for each guest of a block: its locale, and which of the block's guests of that locale it is. */
const localeShares = locales.flatMap((locale) =>
  Array.from({ length: locale.share }, (_, indexInShare) => ({ locale, indexInShare })),
)

/** The locale of the guest with this number, and how many guests of that locale come before it (`serial`). */
export function localeAt(seed: number, number: number) {
  const block = Math.floor(number / localeShares.length)
  const { locale, indexInShare } = at(localeShares, number + mix(seed, block))
  return { locale, serial: block * locale.share + indexInShare }
}
