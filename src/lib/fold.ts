/** Letters that Unicode does not decompose, though users type them without the stroke or the tie. */
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
const beyondLatin = /[\u0100-\uffff]/
const specialLetters = /[ßæœøđðħıłŋþŧς]/g

// Accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowels. Not the marks of Devanagari or kana: they
// make another letter, and a search for か must not find が.
const accents =
  /[\u{300}-\u{36f}]|[\u{591}-\u{5c7}]|[\u{610}-\u{61a}\u{64b}-\u{65f}\u{670}]|[\u{1ab0}-\u{1aff}]|[\u{1dc0}-\u{1dff}]|[\u{20d0}-\u{20f0}\u{fe20}-\u{fe2f}]/gu

/** Decomposed, が would contain か. */
const voicedKana = /[\u3040-\u30ff][\u3099\u309a]/g

/**
 * A text as search compares it: lower case, without diacritics, compatibility forms (full width, ligatures) replaced.
 * `fold(fold(x)) === fold(x)`. ASCII texts, which are most, are only put into lower case.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (!beyondAscii.test(lower)) return lower
  const bare = lower.normalize('NFKD').replace(accents, '').toLowerCase()
  const plain = bare.replace(specialLetters, (letter) => plainLetters[letter] ?? letter).normalize('NFKD')
  return plain.replace(voicedKana, (kana) => kana.normalize('NFC'))
}

/**
 * `fold` for a text that is kept in memory. The engine stores what was derived from wide characters as wide, two bytes
 * each, though none is left; text that went through JSON is narrow again. At 100 000 guests that saves 3.5 MB, without
 * which the heap after load exceeds its goal.
 */
export function foldCompact(text: string): string {
  const folded = fold(text)
  if (!beyondAscii.test(text) || beyondLatin.test(folded)) return folded
  return String(JSON.parse(JSON.stringify(folded)))
}

/** The distinct words of a query, folded, longest first: the rarest word excludes most texts. */
export function wordsOf(query: string): readonly string[] {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return [...new Set(words)].toSorted((one, other) => other.length - one.length)
}
