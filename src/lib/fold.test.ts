import { assert, constantFrom, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldCompact, wordsOf } from './fold.ts'

test.each([
  ['Chloé', 'chloe'],
  ['BJØRN', 'bjorn'],
  ['Straße', 'strasse'],
  ['Łukasz', 'lukasz'],
  ['İstanbul', 'istanbul'],
  ['Yılmaz', 'yilmaz'],
  ['Ébène SA', 'ebene sa'],
  ['ＦＵＬＬ', 'full'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['אָדָם', 'אדם'],
])('%s is found as %s', (text, folded) => expect(fold(text)).toBe(folded))

test.each<[what: string, plain: string, signs: string[]]>([
  ['apostrophes', "d'arc", ['`', '´', '’', '‘', 'ʼ', 'ʻ', '′', '\uff07', '\u05f3']],
  [
    'hyphens',
    'd-arc',
    ['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '\uff0d', '\u05be'],
  ],
  ['spaces', 'd arc', ['  ', '\t', '\u00a0', '\u2003', '\u202f', '\u3000', '\u1680', ' \u2028 ', '\u0085']],
  [
    'invisible marks',
    'darc',
    [
      '\u200b',
      '\u200c',
      '\u200d',
      '\u200e',
      '\u200f',
      '\u00ad',
      '\u2060',
      '\u202a',
      '\u202e',
      '\ufeff',
      // Not in the report: isolates, the Arabic mark, a variation selector, the grapheme joiner, a filler.
      '\u2066',
      '\u2069',
      '\u061c',
      '\ufe0f',
      '\u034f',
      '\u3164',
    ],
  ],
])('all %s are equal', (_what, plain, signs) => {
  for (const sign of signs) expect([sign, fold(`D${sign}Arc`)]).toEqual([sign, plain])
})

test.each([
  ['علی', 'علي'],
  ['كريم', 'کریم'],
  ['محـــمد', 'محمد'],
  ['Ａｎａ　Ｋｉｍ', 'ana kim'],
  ['e\u0301lan', '\u00e9lan'],
  ['ŉ', "'n"],
  ['\u2000 Ana\u200b \u00a0 Kim\ufeff ', 'ana kim'],
])('%s equals %s', (one, other) => expect(fold(one)).toBe(fold(other)))

test('marks that change the sound stay', () => {
  expect(fold('がぱガﾊﾟ')).toBe('がぱガパ')
  expect(fold('が')).not.toContain(fold('か'))
  expect(fold('कि')).not.toBe(fold('कु'))
})

const anyText = string({ unit: 'grapheme' })
/** Texts of what is folded, in any order: also marks and spaces that no real text would join. */
const oddText = string({
  unit: constantFrom(
    ...Array.from("aß`´'ʼ’-–־\u00ad\u200b\ufeff\u00a0\u2028\u0301\u3099かيیﾊﾟ ,\n\t;<>\u202e\u3164İς"),
  ),
})

test('every character folds the same however it is composed', () => {
  const characters = Array.from({ length: 0x30000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
  const differing = characters.filter((one) => fold(one.normalize('NFD')) !== fold(one.normalize('NFC')))
  expect(differing).toEqual([])
  expect(fold('\u1fdd')).toBe("'")
})

test('folding twice changes nothing more, and case never matters', () => {
  for (const text of [anyText, oddText]) {
    assert(property(text, (each) => fold(fold(each)) === fold(each)))
    assert(property(text, (each) => fold(each.normalize('NFD')) === fold(each.normalize('NFC'))))
  }
  assert(property(string(), (text) => fold(text.toUpperCase()) === fold(text.toLowerCase())))
})

test('a compact text is the same text', () => {
  assert(property(anyText, (text) => foldCompact(text) === fold(text)))
})

test('a query is a set of words', () => {
  expect(wordsOf('  Kim  hanok kim ')).toEqual(['hanok', 'kim'])
  expect(wordsOf(' ')).toEqual([])
})

test.each<[query: string, words: string[]]>([
  ['Müller, Max', ['muller', 'max']],
  ['Müller,Max', ['muller', 'max']],
  ['Müller، Max', ['muller', 'max']],
  ['Pia Phone <pia@ext.example>', ['pia@ext.example', 'phone', 'pia']],
  ['mailto:pia@ext.example', ['pia@ext.example']],
  ['<mailto:pia@ext.example>', ['pia@ext.example']],
  ['"Pia Phone"', ['phone', 'pia']],
  ['“Pia’s”', ["pia's"]],
  ['pia@ext.example;', ['pia@ext.example']],
  ['pia@ext.example,', ['pia@ext.example']],
  ['(pia@ext.example).', ['pia@ext.example']],
  ['pia@ext.example.', ['pia@ext.example']],
  ['Acme Inc.', ['acme', 'inc.']],
  ["O'Brien", ["o'brien"]],
  ['50%', ['50%']],
  [',', [',']],
  ['" ;', ['"', ';']],
])('the words of %s', (query, words) => expect(wordsOf(query)).toEqual(words))

test('a text is found by every part of itself, whatever surrounds the part', () => {
  const wrapped = tuple(
    oddText,
    constantFrom('', '"', '<', 'mailto:', '('),
    constantFrom('', '"', '>', ';', ',', ')'),
  )
  assert(
    property(wrapped, ([text, before, after]) => {
      const words = wordsOf(`${before}${text}${after}`)
      const isPlain = /[\p{L}]/u.test(fold(text))
      return !isPlain || words.every((word) => fold(text).includes(word))
    }),
  )
})
