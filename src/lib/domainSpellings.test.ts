import { domainToUnicode } from 'node:url'
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { domainSpellings } from './domainSpellings.ts'

test.each<[email: string, spellings: string[]]>([
  ['ana@bücher.example', ['ana@xn--bcher-kva.example', 'ana@bücher.example']],
  ['ana@xn--bcher-kva.example', ['ana@xn--bcher-kva.example', 'ana@bücher.example']],
  ['ana@MÜNCHEN.XN--P1AI', ['ana@xn--mnchen-3ya.xn--p1ai', 'ana@münchen.рф']],
  ['ana@例え.テスト', ['ana@xn--r8jz45g.xn--zckzah', 'ana@例え.テスト']],
  ['ana@maßanfertigung.example', ['ana@xn--maanfertigung-cdb.example', 'ana@maßanfertigung.example']],
  ['ana@lantern.example', []],
  ['bücher@lantern.example', []],
  ['ana@xn--.example', []],
  ['ana@ü b', []],
  ['no address', []],
])('the domain of %s', (email, spellings) => {
  const [ascii, unicode] = domainSpellings(email)
  expect([ascii, unicode].filter((each) => each !== undefined)).toEqual(spellings)
})

test('decodes as the platform does', () => {
  const domains = array(constantFrom(...Array.from('abzüßéжя例え한-9')), { minLength: 1, maxLength: 12 })
  assert(
    property(domains, (chars) => {
      const [ascii, unicode] = domainSpellings(`a@x${chars.join('')}y.example`)
      expect(unicode).toBe(ascii && `a@${domainToUnicode(ascii.slice('a@'.length))}`)
    }),
  )
})
