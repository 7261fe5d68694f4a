/** Pieces that programs trip over, by what they are. Each stands alone and inside a name. */
const pieces: Readonly<Record<string, readonly string[]>> = {
  'words that mean nothing to a person but something to a program': (
    'undefined null NULL nil None true false NaN Infinity -Infinity constructor __proto__ prototype hasOwnProperty ' +
    'toString valueOf length then default undef (null) CON NUL PRN COM1 \\N'
  ).split(' '),
  numbers:
    '0 -0 1 1.00 1e3 1E+02 0x1F 0b1 ٠١٢ १२ 0,0 1/0 -1 2147483648 9007199254740993 1_000 ½ ² Ⅷ ㊿ ０１'.split(
      ' ',
    ),
  'formats and templates': [
    '%s %d %n %x',
    '%00',
    '%zz',
    '{0}',
    '{{7*7}}',
    '${7*7}',
    '#{7*7}',
    '<%= 7 %>',
    '$&',
    "$'",
    '$1',
    '\\1',
    '\\u0041',
    '&amp;',
    '&#65;',
    '&lt;b&gt;',
  ],
  'markup and scripts': [
    '<b>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    'javascript:alert(1)',
    '<!--',
    ']]>',
    '<?xml?>',
  ],
  'queries and commands': [
    "'; --",
    "' OR '1'='1",
    '"; DROP TABLE',
    '`id`',
    '$(id)',
    '| id',
    '&& id',
    '../../etc',
    '..\\..',
    '~',
    '*',
  ],
  'formulas of spreadsheets': ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1'],
  'punctuation in quantity': [
    '""',
    "''",
    '``',
    '«»',
    '“”',
    ',./;',
    '<>?:"{}|',
    '!@#$%^&*()',
    '\\',
    '/',
    '//',
    '?',
    '#',
    '&',
    '%',
    '…',
    '‽',
    '§¶',
    '¡¿',
  ],
  'spaces of every kind': Array.from(
    '\u0020\u0009\u00a0\u1680\u2000\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u0085',
  ),
  'control characters': Array.from('\u0001\u0007\u0008\u000b\u000c\u001b\u007f\u0080\u009f'),
  'invisible marks': Array.from(
    '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2063\ufeff\u180e\u3164\u115f\u2800\ufe0f',
  ),
  'marks of direction': [
    '\u202eabc',
    '\u202aabc\u202c',
    '\u2066abc\u2069',
    '\u2067abc',
    '\u061cabc',
    '\u202d',
  ],
  'letters with many marks': [
    'Z\u0351\u036b\u0343a\u0300\u0301\u0302l\u0323g\u0330o',
    `o${'\u0308'.repeat(60)}`,
    '\u0301',
    'ก็็็็็',
    'a\u20dd',
  ],
  'letters whose case is special': ['ß', 'ẞ', 'İ', 'ı', 'ǅ', 'ς', 'ŉ', 'ﬃ', 'Σ', 'ᾼ', 'Ⱥ', 'Ꮿ'],
  'letters that look like others': ['Аnа', 'раypal', '𝐀𝐧𝐚', '𝓐𝓷𝓪', 'ａｎａ', 'Ⓐⓝⓐ', '🄰🄽🄰', 'ʇxǝʇ', '℡', '㎏'],
  scripts: [
    '田中さん',
    'パーティー',
    '가나다',
    '사회과학원',
    'الكل في المجمو',
    'בְּרֵאשִׁית',
    'हिन्दी',
    'தமிழ்',
    'ไทย',
    'አማርኛ',
    'ქართული',
    'Հայերեն',
    'ᚠᛇᚻ',
    '𐐜𐐇',
    '㒨㔢',
    '𠜎𠜱',
  ],
  emoji: [
    '😍',
    '👩🏽',
    '👨‍🦰',
    '👾🙇',
    '👨‍👩‍👧‍👦',
    '🏳️‍🌈',
    '🇺🇸🇷',
    '❤️',
    '1️⃣',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '(╯°□°)╯︵',
    '¯\\_(ツ)_/¯',
  ],
  'broken and rare code points': [
    '\ud800',
    '\udc00',
    'a\ud83d',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\u{10ffff}',
    '\ue000',
    '\u{f0000}',
  ],
  'very long': ['a'.repeat(2_000), 'ab '.repeat(400), 'é'.repeat(500), '👨‍👩‍👧‍👦'.repeat(60)],
}

/** Where a piece stands: alone, twice, inside a name, before and after one. */
const places: readonly ((piece: string) => string)[] = [
  (piece) => piece,
  (piece) => `Ana ${piece}`,
  (piece) => `${piece} Kim`,
  (piece) => `An${piece}a Kim`,
]

/** More than 515 names of guests that have made programs fail: every piece at every place. */
export const oddTexts: readonly string[] = Object.values(pieces)
  .flat()
  .flatMap((piece) => places.map((place) => place(piece)))

const locals =
  "a+b a.b a-b a_b o'brien a&b a=b a?b a#b a/b a%b a%2Fb a%41b 50%off a!b a$b a*b a|b a{b} a~b a^b a`b .a a. a..b a,b a;b (a) <a> a:b a[b] A a1 0 null constructor __proto__ jörg ñandú 小明 почта شخص ρ ß İ ａ 😀 é e\u0301 a\u00adb a\u200bb \u202ea"
const domains =
  'x.example X.Example sub.sub.x.example bücher.example xn--bcher-kva.example 例子.公司 пример.рф localhost [127.0.0.1] [IPv6:::1] 1.2.3.4 x-y.example x.museum'

/** More than 78 addresses that are allowed somewhere, though not everywhere: odd before the @, after it, and both. */
export const oddEmails: readonly string[] = [
  ...[...locals.split(' '), '"a b"', '"a@b"', 'a'.repeat(64)].map((local) => `${local}@x.example`),
  ...domains.split(' ').map((domain) => `ana@${domain}`),
  ...domains.split(' ').map((domain) => `a/b%2F+#?@${domain}`),
]
