/** Letters that Unicode does not take apart, though people type them without the stroke or the tie. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
  ς: 'σ',
}

const beyondAscii = /[\u0080-\uffff]/
const oddLetters = /[ßæœøđðħıłŋþŧς]/g

// Accents of Latin, Greek, Cyrillic, Hebrew points and Arabic vowels. Not every mark: those of Devanagari or kana
// make another sound, and a search for か must not find が.
const accents =
  /[\u{300}-\u{36f}]|[\u{591}-\u{5c7}]|[\u{610}-\u{61a}\u{64b}-\u{65f}\u{670}]|[\u{1ab0}-\u{1aff}]|[\u{1dc0}-\u{1dff}]|[\u{20d0}-\u{20f0}\u{fe20}-\u{fe2f}]/gu

/** Taken apart, が would hold か. */
const voicedKana = /[\u3040-\u30ff][\u3099\u309a]/g

/**
 * A text as search sees it: lower case, no diacritics, compatibility forms (full width, ligatures) made plain.
 * `fold(fold(x)) === fold(x)`. ASCII, which is most of what comes, is only lowered.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (!beyondAscii.test(lower)) return lower
  const bare = lower.normalize('NFKD').replace(accents, '').toLowerCase()
  const plain = bare.replace(oddLetters, (letter) => plainLetters[letter] ?? letter).normalize('NFKD')
  return plain.replace(voicedKana, (kana) => kana.normalize('NFC'))
}

/** The words of a query, folded, longest first: the rarest decides soonest. Twins are left out. */
export function wordsOf(query: string): readonly string[] {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return [...new Set(words)].toSorted((one, other) => other.length - one.length)
}
