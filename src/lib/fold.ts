/** What readers or keyboards take for the same, and the plain form that stands for it in folded texts. */
const sameSigns: readonly (readonly [plain: string, signs: string])[] = [
  // Apostrophes, primes, the okina, the Hebrew geresh.
  ["'", '`\u02b9\u02bb\u02bc\u02bd\u02ca\u02cb\u2018\u2019\u201b\u2032\u2035\u055a\u05f3\ua78c'],
  ['"', '\u201c\u201d\u201e\u201f\u2033\u05f4'],
  // Hyphens, dashes, the minus, the Hebrew maqaf.
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\u05be'],
  // Arabic and Persian keyboards.
  ['\u064a', '\u0649\u06cc'],
  ['\u0643', '\u06a9'],
  // Letters that Unicode does not decompose, though users type them without the stroke or the tie.
  ['ss', 'ß'],
  ['ae', 'æ'],
  ['oe', 'œ'],
  ['o', 'ø'],
  ['d', 'đð'],
  ['h', 'ħ'],
  ['i', 'ı'],
  ['l', 'ł'],
  ['n', 'ŋ'],
  ['th', 'þ'],
  ['t', 'ŧ'],
  ['σ', 'ς'],
]

const plainSigns = new Map(
  sameSigns.flatMap(([plain, signs]) => Array.from(signs, (sign) => [sign, plain] as const)),
)
const specialSigns = new RegExp(`[${[...plainSigns.keys()].join('')}]`, 'g')

/** Accents in the place of an apostrophe, alone or joined. Decomposed they would become a space. */
const spacingAccents = /[\u00b4\u1fbd\u1fbf\u1fcd-\u1fcf\u1fdd-\u1fdf\u1ffd\u1ffe]/g

/** What lower case alone does not fold; the texts of most guests have none of it. */
const needsMore = /[\t\v\f\r`\u0080-\uffff]| {2}/
const beyondAscii = /[\u0080-\uffff]/
const beyondLatin = /[\u0100-\uffff]/

// Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels and the stroke that lengthens Arabic words. Not the
// marks of Devanagari or kana: they make another letter, and a search for か must not find が.
const accents =
  '\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f'

// All that Unicode calls ignorable: soft hyphens, joiners, marks of direction, selectors, fillers, tags.
const invisible =
  '\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8'
const unseen = new RegExp(`[${accents}${invisible}]|[\\udb40-\\udb43][\\udc00-\\udfff]`, 'g')

/** Spaces of every kind, but not the line break, which separates the fields of a guest. */
const spaces = /(?:[^\S\n]|[\u0085\u2800])+/g

/** Decomposed, が would contain か. */
const voicedKana = /[\u3040-\u30ff][\u3099\u309a]/g

/**
 * A text as search compares it: what looks the same is the same. Lower case, without diacritics and invisible marks,
 * one kind of apostrophe, hyphen and space, single spaces and none at the ends, compatibility forms (full width,
 * ligatures) replaced. `fold(fold(x)) === fold(x)`. ASCII texts, which are most, are only put into lower case.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase().trim()
  if (!needsMore.test(lower)) return lower
  const bare = lower.replace(spacingAccents, "'").normalize('NFKD').replace(unseen, '').toLowerCase().trim()
  // Accents were all that many names had.
  if (!needsMore.test(bare)) return bare
  const plain = bare.replace(specialSigns, (sign) => plainSigns.get(sign) ?? sign).normalize('NFKD')
  return plain
    .replace(spaces, ' ')
    .trim()
    .replace(voicedKana, (kana) => kana.normalize('NFC'))
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

/**
 * The distinct words of a query, folded, longest first: the rarest word excludes most texts. What addresses and names
 * are pasted with is left out: `Müller, Max`, `Pia <pia@x.example>;`, `mailto:pia@x.example`, quotes. A query of
 * nothing else is taken as it is.
 */
export function wordsOf(query: string): readonly string[] {
  const folded = fold(query)
  const words = folded.split(/[\s,;\u060c\u061b\u3001]+/u).map(unwrap)
  const found = words.some((word) => word !== '') ? words : folded.split(/\s+/u)
  return [...new Set(found.filter((word) => word !== ''))].toSorted((one, other) => other.length - one.length)
}

function unwrap(word: string): string {
  const start = word.replace(/^["'<([]*(?:mailto:)?["'<([]*/u, '')
  // A full stop after an address ends a sentence; after other words it may be a part of the name.
  return start.replace(start.includes('@') ? /["'>)\].]+$/u : /["'>)\]]+$/u, '')
}
