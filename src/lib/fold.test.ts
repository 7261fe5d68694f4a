import { assert, property, string } from 'fast-check'
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

test('marks that change the sound stay', () => {
  expect(fold('がぱガﾊﾟ')).toBe('がぱガパ')
  expect(fold('が')).not.toContain(fold('か'))
  expect(fold('कि')).not.toBe(fold('कु'))
})

test('folding twice changes nothing more, and case never matters', () => {
  assert(property(string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  assert(property(string(), (text) => fold(text.toUpperCase()) === fold(text.toLowerCase())))
})

test('a compact text is the same text', () => {
  assert(property(string({ unit: 'grapheme' }), (text) => foldCompact(text) === fold(text)))
})

test('a query is a set of words', () => {
  expect(wordsOf('  Kim  hanok kim ')).toEqual(['hanok', 'kim'])
  expect(wordsOf(' ')).toEqual([])
})
