import { domainToUnicode } from 'node:url'
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { domainSpellings } from './domainSpellings.ts'

test.each<[email: string, spellings: string[]]>([
  ['ana@bücher.example', ['xn--bcher-kva.example', 'bücher.example']],
  ['ana@xn--bcher-kva.example', ['xn--bcher-kva.example', 'bücher.example']],
  ['ana@MÜNCHEN.XN--P1AI', ['xn--mnchen-3ya.xn--p1ai', 'münchen.рф']],
  ['ana@例え.テスト', ['xn--r8jz45g.xn--zckzah', '例え.テスト']],
  ['ana@maßanfertigung.example', ['xn--maanfertigung-cdb.example', 'maßanfertigung.example']],
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
      expect(unicode).toBe(ascii === undefined ? undefined : domainToUnicode(ascii))
    }),
  )
})
